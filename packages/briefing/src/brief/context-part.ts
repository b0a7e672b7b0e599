import { type Attempt, type BatchId, type BatchSpec, batchSpecOf, type BoardEntry, type ReportedOutput, type Run, specIndex } from "@planloom/scheduler";
import { packetsBefore } from "../packet/make-packet.ts";
import { packetInShort } from "../packet/packet-text.ts";
import { codeText, plainText } from "../words/markdown.ts";
import { acceptedOutputs } from "../words/describe-batch.ts";
import { linesOf } from "../words/quoted-text.ts";
import type { BriefFacts } from "./brief-facts.ts";
import { contractLines } from "./contract-lines.ts";
import { entryLines } from "./entry-lines.ts";
import { isResearch } from "./known-already.ts";

/** What whoever does a batch has to know: why it is done again, what came before, what others found and decided. */
export function contextPart(facts: BriefFacts): readonly string[] {
  const { run, spec, entries, alsoKnown, leftOut } = facts;
  const decisions = entries.filter(({ kind }) => kind !== "finding");
  const findings = entries.filter(({ kind }) => kind === "finding");
  return joined([
    againLines(facts),
    listed("Done before", earlierBatches(run, spec).flatMap((batch) => workLines(run, batch))),
    listed("Come together before", packetsBefore(run, spec).flatMap((packet) => packetInShort(run, packet, new Set([...entries, ...alsoKnown].map(({ id }) => id))))),
    listed("Contracts", contractLines(facts)),
    listed("Answered", answerLines(facts)),
    listed("Decided, and to be kept to", decisions.flatMap(entryLines)),
    listed("Found by others", [...findings.flatMap(entryLines), ...(leftOut === 0 ? [] : [`- and ${leftOut} older ones on the board of the run`])]),
    listed("Found already, about what you are to find out", alsoKnown.flatMap(entryLines)),
    listed("Open problems with this batch's earlier work", issueLines(run, spec.id)),
    researchLines(facts, findings),
  ]);
}

function joined(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`### ${title}`, "", ...lines];
}

/** Why there is another attempt, and what is to be different. */
function againLines({ run, spec, attempt }: BriefFacts): readonly string[] {
  const batch = run.batches[spec.id];
  const notes = attempt === null ? (batch?.notes ?? null) : attempt.notes;
  const before = attempt === null ? batch?.attempts.at(-1) : batch?.attempts[attempt.number - 2];
  const why = before === undefined ? null : whyAgain(before, batch?.sentBack?.attempts === before.number);
  if (why === null && (notes === null || notes === "")) return [];
  const told = notes === null || notes === "" ? [] : ["", ...linesOf(notes).map((line) => `> ${line}`)];
  return [`**${why ?? "Somebody left a note."}**${told.length === 0 ? "" : " What to do about it:"}`, ...told];
}

function whyAgain({ stage, number }: Attempt, isSentBack: boolean): string | null {
  if (stage.kind !== "ended") return null;
  const attempt = `Attempt ${number}`;
  const { ending } = stage;
  if (isSentBack) return `${attempt} had been accepted and was sent back.`;
  switch (ending.kind) {
    case "checked-in":
      return ending.verdict === "rework" ? `${attempt} was sent back.` : null;
    case "failed":
      return `${attempt} failed: ${plainText(ending.message)}.`;
    case "timed-out":
      return `${attempt} ran out of time.`;
    case "blocked":
      return `${attempt} was blocked; somebody has dealt with it.`;
    case "lost":
      return `${attempt} was lost with the machine it ran on; some of its work may be there.`;
    case "handed-back":
    case "shut-down":
    case "stopped":
      return `${attempt} was stopped before it was done; some of its work may be there.`;
    case "rate-limited":
    case "beaten":
      return null;
  }
}

/** The batches whose results it builds on: those before it in its task, and the last ones of what it needs. */
function earlierBatches(run: Run, { id, task, index, needs, softNeeds }: BatchSpec): readonly BatchSpec[] {
  const own = (specIndex(run.spec).batchesOfTask().get(task) ?? []).filter((batch) => batch.index < index);
  const needed = [...needs, ...softNeeds].flatMap((need) => batchSpecOf(run.spec, need) ?? []);
  return [...new Set([...own, ...needed])].filter((batch) => batch.id !== id && batch.work !== "none");
}

function workLines(run: Run, spec: BatchSpec): readonly string[] {
  const batch = run.batches[spec.id];
  const stage = batch?.attempts.at(-1)?.stage;
  const report = stage?.kind === "ended" || stage?.kind === "reported" ? stage.report : null;
  const isDone = batch?.phase.kind === "accepted";
  const said = report?.account?.said ?? null;
  if (!isDone && said === null) return [];
  const artifacts = said?.artifacts.map(({ path, what }) => `  - ${codeText(path)}${what === "" ? "" : `: ${plainText(what)}`}`) ?? [];
  const points = said?.integrationPoints.map((point) => `  - Meets: ${plainText(point)}`) ?? [];
  return [`- **${plainText(spec.title)}**${isDone ? "" : " (not accepted yet)"}${said === null ? "" : `: ${plainText(said.summary)}`}`, ...acceptedOutputs(run, spec.id).map(outputLine), ...artifacts, ...points];
}

function outputLine(output: ReportedOutput): string {
  return output.kind === "file" ? `  - The file ${codeText(output.name)}` : `  - ${codeText(output.name)} = ${codeText(output.value)}`;
}

/** What was asked of this batch and answered to it alone: what was made known stands on the board, and notes say the rest. */
function answerLines({ run: { batches, coordination }, spec, attempt, entries }: BriefFacts): readonly string[] {
  const notes = (attempt === null ? batches[spec.id]?.notes : attempt.notes) ?? "";
  return coordination.blockers.flatMap(({ batch, title, resolved }) => {
    if (batch !== spec.id || resolved === null || resolved.text === "" || notes.includes(resolved.text)) return [];
    const { how, text } = resolved;
    if (how.kind === "decision" && entries.some(({ id }) => id === how.entry)) return [];
    return [`- **${plainText(title)}**`, ...linesOf(text).map((line) => `  > ${line}`)];
  });
}

function issueLines(run: Run, id: BatchId): readonly string[] {
  return run.coordination.issues.filter(({ causedBy, closed }) => causedBy === id && closed === null).map(({ title, text }) => `- ${plainText(title)}${text === "" ? "" : `: ${plainText(text)}`}`);
}

/** A batch that is to find something out is told what is known of it, so that nobody looks twice. */
function researchLines({ task, alsoKnown }: BriefFacts, findings: readonly BoardEntry[]): readonly string[] {
  return isResearch(task) && findings.length + alsoKnown.length > 0 ? ["Do not find out again what stands above: build on it, or say where it is wrong."] : [];
}
