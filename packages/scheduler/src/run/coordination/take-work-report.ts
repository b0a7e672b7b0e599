import { blockerId } from "../../plan/ids.ts";
import { literalGlob } from "../../plan/literal-glob.ts";
import type { LiveWork } from "../facts/find-live.ts";
import type { RunDraft } from "../run-draft.ts";
import type { AttemptReport } from "../run.ts";
import { earlierEntry, postEntry, reportedId } from "./board.ts";
import type { Audience, Coordination, NewBlocker, NewEntry, Source } from "./coordination.ts";
import { noteBlocker } from "./raise-blocker.ts";
import type { ReportedFinding } from "./work-report.ts";

/**
 * Makes known what an attempt reports: its findings go on the board, its questions and blockers are
 * recorded. Returns those, for what follows from them.
 */
export function takeWorkReport(draft: RunDraft, { spec, attempt }: LiveWork, { account }: AttemptReport): readonly NewBlocker[] {
  const said = account?.said ?? null;
  if (said === null) return [];
  const source: Source = { kind: "attempt", attempt: attempt.id };
  said.findings.forEach((finding, place) => {
    const entry = entryOf(finding);
    postEntry(draft, { ...entry, id: reportedId(attempt.id, "f", place + 1), supersedes: earlierEntry(draft.run.coordination, attempt, entry) }, source);
  });
  const questions = said.questions.map((question): Omit<NewBlocker, "id" | "batch"> => ({ kind: "clarification", severity: "minor", title: question, text: "", options: [] }));
  const raised = [...said.blockers, ...questions].map((blocker, place): NewBlocker => ({ ...blocker, id: blockerId(`${attempt.id}/b${place + 1}`), batch: spec.id }));
  return raised.filter((blocker) => !isAskedAlready(draft.run.coordination, blocker) && noteBlocker(draft, blocker, source) === null);
}

/** So many blockers a run takes notice of before it leaves questions where they are, in the reports. */
const MOST_BLOCKERS = 2_000;

/** Whether there are too many questions, or an earlier attempt asked the same and still waits for an answer. */
function isAskedAlready({ blockers }: Coordination, { severity, batch, title }: NewBlocker): boolean {
  if (severity !== "minor") return false;
  return blockers.length >= MOST_BLOCKERS || blockers.some((other) => other.batch === batch && other.resolved === null && other.title === title);
}

function entryOf(finding: ReportedFinding): Omit<NewEntry, "id" | "supersedes"> {
  return { ...finding, audience: audienceOf(finding), pinned: false, contract: null };
}

/** What is about files is told to those who touch just these files, whatever their names are made of, anything else to everybody. */
function audienceOf({ files }: ReportedFinding): Audience {
  return files.length === 0 ? { kind: "all" } : { kind: "files", patterns: [...new Set(files.map(({ path }) => literalGlob(path)))] };
}
