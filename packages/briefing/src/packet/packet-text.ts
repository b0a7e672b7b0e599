import type { Run } from "@planloom/scheduler";
import { outputWords, titleOf } from "../words/describe-batch.ts";
import { fencedText } from "../words/fenced-text.ts";
import { codeText, plainText, section } from "../words/markdown.ts";
import { placeWords } from "../words/place-words.ts";
import { timeWords } from "../words/times.ts";
import type { PacketContract, PacketWork, SyncPacket } from "./sync-packet.ts";

/** A packet as Markdown: for whoever passes the sync point, and for those who come after it. */
export function packetText(run: Run, packet: SyncPacket): string {
  const { title, passedAt, work, contracts } = packet;
  const lines = [
    `# ${plainText(title)}`,
    "",
    passedAt === null ? "Not passed yet. This is what has come together so far." : `Passed on ${timeWords(passedAt)}.`,
    ...section("To settle", openLines(run, packet)),
    ...section("What was done", work.length === 0 ? ["Nothing had to come before it."] : work.flatMap(workLines)),
    ...section("Contracts", contracts.flatMap(contractLines)),
    ...section("What was found", findingLines(packet, Infinity)),
    ...section("Where it meets", work.flatMap(({ title: of, integrationPoints }) => integrationPoints.map((point) => `- ${plainText(point)} (*${plainText(of)}*)`))),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

/** A brief carries so much of each kind. */
const MOST_IN_SHORT = 8;

/** A packet in a few lines of a list, for the brief of a batch that comes after it. `known`: entries of the board that are told there anyway. */
export function packetInShort(run: Run, packet: SyncPacket, known: ReadonlySet<string>): readonly string[] {
  const others = packet.topics.map((topic) => ({ ...topic, findings: topic.findings.filter(({ entries }) => !entries.some((id) => known.has(id))) }));
  const contracts = packet.contracts.map(({ id, name, version }) => `  - Contract ${codeText(id)} (${plainText(name)}): ${version === null ? "a stub" : `version ${version}`}`);
  const done = packet.work.filter(({ summary, outputs, artifacts }) => summary !== "" || outputs.length + artifacts.length > 0);
  return [
    `- **${plainText(packet.title)}**, passed; ${packet.work.length} ${packet.work.length === 1 ? "batch" : "batches"} came together`,
    ...done.slice(0, MOST_IN_SHORT).map(({ title, summary, outputs, artifacts }) => `  - ${plainText(title)}${summary === "" ? "" : `: ${plainText(summary)}`}${handed(outputs, artifacts)}`),
    ...(done.length > MOST_IN_SHORT ? [`  - and the work of ${done.length - MOST_IN_SHORT} more`] : []),
    ...contracts,
    ...findingLines({ ...packet, topics: others }, MOST_IN_SHORT).map((line) => `  ${line}`),
    ...openLines(run, packet).map((line) => `  ${line}`),
  ];
}

function openLines(run: Run, { blockers, issues, handOvers, topics }: SyncPacket): readonly string[] {
  return [
    ...topics.flatMap(({ contradictions }) => contradictions.filter(({ kind }) => kind === "claim").map(({ about, sides }) => `- Contradiction about **${plainText(about)}**: ${sides.map(({ says, sources }) => `${plainText(says)} (*${sources.map(({ name }) => plainText(name)).join(", ")}*)`).join(", or ")}`)),
    ...blockers.map(({ severity, title, batch }) => `- ${severity === "minor" ? "Question" : "Blocker"}: **${plainText(title)}**${batch === null ? "" : ` (${titleOf(run, batch)})`}`),
    ...issues.map(({ title, causedBy }) => `- Integration issue: **${plainText(title)}** (${titleOf(run, causedBy)})`),
    ...handOvers.map(({ batch, cause }) => `- Hand-over to ${titleOf(run, batch)}: ${cause.kind === "contract" ? "a contract has a new version" : `${titleOf(run, cause.batch)} was sent back`}`),
  ];
}

function workLines({ title, agent, how, summary, outputs, artifacts }: PacketWork): readonly string[] {
  const who = agent === null ? "" : ` (${plainText(agent)})`;
  return [
    `- **${plainText(title)}**${who}: ${how}.${summary === "" ? "" : ` ${plainText(summary)}`}`,
    ...(outputs.length === 0 ? [] : [`  - Handed over ${outputWords(outputs)}`]),
    ...artifacts.map(({ path, what }) => `  - ${codeText(path)}${what === "" ? "" : `: ${plainText(what)}`}`),
  ];
}

function handed(outputs: PacketWork["outputs"], artifacts: PacketWork["artifacts"]): string {
  const all = [...outputs.map(({ name }) => codeText(name)), ...artifacts.map(({ path }) => codeText(path))];
  return all.length === 0 ? "" : ` (${all.join(", ")})`;
}

function contractLines({ id, name, producer, version, text }: PacketContract): readonly string[] {
  const which = version === null ? "still its stub" : `version ${version}`;
  return [`- **${plainText(name)}** (${codeText(id)}), ${which}, by *${plainText(producer)}*`, ...withSpace(fencedText(text, "  "))];
}

function withSpace(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines, ""];
}

function findingLines({ topics }: Pick<SyncPacket, "topics">, most: number): readonly string[] {
  const lines = topics.flatMap(({ findings }) =>
    findings.map(({ kind, severity, title, places, claim, sources }) => {
      const weight = kind === "finding" ? severity : kind;
      return `- ${weight}: **${plainText(title)}**${places.length === 0 ? "" : ` (${placeWords(places)})`}${claim === null ? "" : `: ${plainText(claim)}`}, ${sources.map(({ name }) => `*${plainText(name)}*`).join(", ")}`;
    }),
  );
  return lines.length <= most ? lines : [...lines.slice(0, most), `- and ${lines.length - most} more findings`];
}
