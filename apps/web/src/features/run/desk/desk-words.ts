import type { BatchPhase, Blocker, BlockerId, DeskItem, FlaggedWork, HoldUp, Run } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";
import { VERDICT_WORDS, byWords } from "../view/attempt-words.ts";
import { BLOCKER_KINDS } from "../view/blocker-words.ts";

/** What the desk lists. */
export type ListedItem = DeskItem | FlaggedWork;

/** What an item of the desk is about. */
export function deskTitle(item: ListedItem): string {
  return item.kind === "blocker" ? item.blocker.title : item.spec.title;
}

/** What an item wants, in a few words. */
export function deskAsk(item: ListedItem): string {
  switch (item.kind) {
    case "check-in":
      return item.attempt.stage.kind === "reported" && item.attempt.stage.report.acceptance?.passed === false ? "Check in: acceptance failed" : item.attempt.number > 1 ? `Check in attempt ${item.attempt.number}` : "Check in";
    case "work":
      return item.attempt.stage.kind === "with-person" && item.attempt.stage.by !== null ? `With ${item.attempt.stage.by}` : "A person's work: take it";
    case "failure":
      return "Failed: retry or skip";
    case "blocker":
      return blockerAsk(item.blocker, item.spec?.title ?? null);
    case "hand-over":
      return "Used what has changed since";
    case "flag":
      return item.flags.length === 1 ? "Goes on with a red flag" : `Goes on with ${item.flags.length} red flags`;
    case "scope":
      return item.files.length === 1 ? "Changed a file outside its scope" : `Changed ${item.files.length} files outside its scope`;
  }
}

/** What a blocker is, and what it keeps from going on: `Question that stops API`. */
function blockerAsk({ kind, severity }: Blocker, title: string | null): string {
  const { word } = BLOCKER_KINDS[kind];
  if (severity === "critical") return `${word} that pauses the run${title === null ? "" : `, from ${title}`}`;
  if (title === null) return `${word} about the run`;
  return severity === "minor" ? `${word} from ${title}` : `${word} that stops ${title}`;
}

/** What waits for an item; nothing where nothing does. */
export function holdUpWords({ batches, minutes }: HoldUp): string {
  if (batches === 0) return "";
  return `holds up ${batches === 1 ? "1 batch" : `${batches.toLocaleString()} batches`}${minutes > 0 ? `, ${minutesWords(minutes)} of work in a row` : ""}`;
}

/** What became of an item that is not on the desk any more, and who did that; `null` where it has only become another item. */
export function goneWords({ batches, coordination }: Run, item: ListedItem): { readonly text: string; readonly by: string } | null {
  switch (item.kind) {
    case "check-in":
    case "work": {
      const stage = batches[item.spec.id]?.attempts.find(({ id }) => id === item.attempt.id)?.stage;
      if (stage?.kind !== "ended") return null;
      if (stage.ending.kind === "checked-in") return { text: `${item.spec.title} was ${VERDICT_WORDS[stage.ending.verdict]} by ${byWords(stage.ending.by)}`, by: stage.ending.by };
      return stage.ending.kind === "stopped" ? { text: `${item.spec.title} was stopped by ${stage.ending.by}`, by: stage.ending.by } : { text: `${item.spec.title} needs no decision any more`, by: "" };
    }
    case "failure":
      return { text: `${item.spec.title} is being seen to`, by: skippedBy(batches[item.spec.id]?.phase) };
    case "blocker": {
      const resolved = found(coordination.blockers, item.blocker.id)?.resolved ?? null;
      return resolved === null ? null : { text: `The blocker "${item.blocker.title}" was resolved by ${resolved.by}`, by: resolved.by };
    }
    case "hand-over": {
      const settled = coordination.handOvers.find(({ id }) => id === item.handOver.id)?.settled ?? null;
      return settled === null ? null : { text: `The hand-over to ${item.spec.title} was settled by ${settled.by}`, by: settled.by };
    }
    case "flag":
      return null;
    case "scope": {
      const audit = coordination.audits.findLast(({ attempt }) => attempt === item.attempt.id);
      return audit === undefined ? null : { text: `${audit.by} decided about the files of ${item.spec.title}`, by: audit.by };
    }
  }
}

const found = (blockers: Run["coordination"]["blockers"], id: BlockerId) => blockers.find((blocker) => blocker.id === id);

function skippedBy(phase: BatchPhase | undefined): string {
  return phase?.kind === "skipped" ? phase.by : "";
}
