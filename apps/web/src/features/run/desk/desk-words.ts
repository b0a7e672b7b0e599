import type { BatchPhase, BlockerId, DeskItem, DeskLine, FlaggedWork, HoldUp, Run } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";
import { VERDICT_WORDS, byWords } from "../view/attempt-words.ts";
import { BLOCKER_KINDS } from "../view/blocker-words.ts";

/** What the desk lists. */
export type ListedItem = DeskItem | FlaggedWork;

/** What an item wants, in a few words. */
export function deskAsk(line: DeskLine): string {
  switch (line.kind) {
    case "check-in":
      return line.acceptanceFailed ? "Check in: acceptance failed" : line.attempt > 1 ? `Check in attempt ${line.attempt}` : "Check in";
    case "work":
      return line.by === null ? "A person's work: take it" : `With ${line.by}`;
    case "failure":
      return "Failed: retry or skip";
    case "blocker":
      return blockerAsk(line);
    case "hand-over":
      return "Used what has changed since";
    case "flag":
      return line.flags === 1 ? "Goes on with a red flag" : `Goes on with ${line.flags} red flags`;
    case "scope":
      return line.files === 1 ? "Changed a file outside its scope" : `Changed ${line.files} files outside its scope`;
  }
}

/** What a blocker is, and what it keeps from going on: `Question that stops API`. */
function blockerAsk({ blocker, severity, of: title }: Extract<DeskLine, { kind: "blocker" }>): string {
  const { word } = BLOCKER_KINDS[blocker];
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
