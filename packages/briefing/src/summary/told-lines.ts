import { BLOCKED_CAUSES, type BlockedCause, type BoardEntry, measureRun, type Run } from "@planloom/scheduler";
import { whoSaid } from "../words/who-said.ts";
import { titleOf } from "../words/describe-batch.ts";
import { firstLines, plainText, section } from "../words/markdown.ts";
import { durationWords } from "../words/times.ts";

const MOST_LINES = 15;

/** What coordination knows of a run, as sections of Markdown: what was decided, what did not fit, how good it was; `open`: what is open as well. */
export function toldLines(run: Run, { now, open }: { readonly now: number; readonly open: boolean }): readonly string[] {
  const list = (lines: readonly string[]): readonly string[] => firstLines(lines, MOST_LINES, (count) => `- and ${count} more`);
  return [
    ...section("Decided", list(decisionLines(run))),
    ...section("Open questions and blockers", open ? list(openLines(run, now)) : []),
    ...section("What did not fit together", list(issueLines(run))),
    ...section("In numbers", numberLines(run)),
  ];
}

/** What was decided on the board, and how blockers were got out of the way, in the order in which it was said. */
function decisionLines(run: Run): readonly string[] {
  const { board, blockers } = run.coordination;
  const posted = board.filter(({ kind, supersededBy }) => (kind === "decision" || kind === "constraint") && supersededBy === null);
  const onBoard = posted.map((entry) => ({ at: entry.at, line: `- **${plainText(entry.title)}**${saidWords(entry)}${entry.kind === "constraint" ? ", to be kept to" : ""} (*${plainText(whoSaid(run, entry.source).name)}*)` }));
  const resolved = blockers.flatMap((blocker) => {
    const { resolved: settled, title } = blocker;
    if (settled === null || settled.how.kind === "dismissed") return [];
    // A decision that stands on the board is told once.
    if (settled.how.kind === "decision" && settled.how.entry !== null) return [];
    return [{ at: settled.at, line: `- ${plainText(title)}${/[.:?!]$/.test(title) ? "" : ":"} **${plainText(settled.text === "" ? WAYS[settled.how.kind] : settled.text)}** (*${plainText(settled.by)}*)` }];
  });
  return [...onBoard, ...resolved].toSorted((one, other) => one.at - other.at).map(({ line }) => line);
}

/** What was decided, where the title alone does not say it: an answer under its question, or what is claimed of a subject. */
function saidWords({ title, text, claim }: BoardEntry): string {
  const said = text.trim() === "" ? (claim ?? "") : text;
  if (said.trim() === "") return "";
  const short = said.length > MOST_CHARACTERS ? `${said.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…` : said;
  return `${/[.:?!]$/.test(title.trim()) ? "" : ":"} ${plainText(short)}`;
}

const MOST_CHARACTERS = 200;

const WAYS = { decision: "decided", batch: "other work comes first", owner: "another agent does it", plan: "the plan was changed" } as const;

function openLines(run: Run, now: number): readonly string[] {
  return run.coordination.blockers
    .filter(({ resolved }) => resolved === null)
    .map(({ title, severity, batch, raisedAt }) => `- ${severity === "minor" ? "" : `${severity}: `}**${plainText(title)}**${batch === null ? "" : ` (${titleOf(run, batch)})`} (for ${durationWords(Math.max(0, now - raisedAt))})`);
}

function issueLines(run: Run): readonly string[] {
  return run.coordination.issues.map(({ title, severity, causedBy, closed }) => `- ${severity}: **${plainText(title)}**, caused by ${titleOf(run, causedBy)}${closed === null ? "" : "; settled"}`);
}

function numberLines(run: Run): readonly string[] {
  const { agents, firstTryAcceptance, acceptedFirstTry, rework, reworked, checkedIn, estimateAccuracy, estimatedMinutes, actualMinutes, blocked } = measureRun(run);
  const accepted = agents.reduce((sum, agent) => sum + agent.accepted, 0);
  const percent = (part: number): string => `${Math.round(part * 100)} %`;
  const { issues } = run.coordination;
  return [
    ...(firstTryAcceptance === null ? [] : [`- Accepted at the first try: ${acceptedFirstTry} of ${accepted} (${percent(firstTryAcceptance)})`]),
    ...(rework === null ? [] : [`- Sent back: ${reworked} of ${checkedIn} (${percent(rework)})`]),
    ...(actualMinutes < 1 || estimatedMinutes === 0 ? [] : [`- Time of accepted work: ${durationWords(actualMinutes * 60_000)} of an estimated ${durationWords(estimatedMinutes * 60_000)}${estimateAccuracy === null ? "" : `; the estimates were right to ${percent(estimateAccuracy)}`}`]),
    ...(issues.length === 0 ? [] : [`- Integration issues: ${issues.length}, ${issues.filter(({ closed }) => closed === null).length} of them open`]),
    ...BLOCKED_CAUSES.filter((cause) => blocked[cause] >= 1).map((cause) => `- Waited ${durationWords(blocked[cause] * 60_000)} for ${CAUSE_WORDS[cause]}`),
  ];
}

const CAUSE_WORDS: Readonly<Record<BlockedCause, string>> = {
  "hard-dependency": "things that were missing",
  clarification: "answers to questions",
  technical: "technical faults to be mended",
  "scope-conflict": "scope conflicts to be decided",
  "check-in": "check-ins",
  person: "people to begin",
};
