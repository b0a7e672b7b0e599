import type { BlockerKind, BlockerSeverity } from "../run/coordination/work-report.ts";
import { byWeight, type DeskItem, type FlaggedWork } from "./desk-queue.ts";
import type { HoldUp } from "./hold-up.ts";

/** What a list shows of an item of the desk; the item itself holds all that was reported. */
export type DeskLine = { readonly key: string; readonly since: number; readonly holdUp: HoldUp; readonly title: string } & (
  | { readonly kind: "check-in"; readonly attempt: number; readonly acceptanceFailed: boolean }
  /** `by`: who has taken it. */
  | { readonly kind: "work"; readonly by: string | null }
  | { readonly kind: "failure" }
  /** `blocker`: what it is. `of`: the title of the batch it is about. */
  | { readonly kind: "blocker"; readonly blocker: BlockerKind; readonly severity: BlockerSeverity; readonly of: string | null }
  | { readonly kind: "hand-over" }
  | { readonly kind: "scope"; readonly files: number }
  | { readonly kind: "flag"; readonly flags: number }
);

/** An item of the desk in short. */
export function deskLine(item: DeskItem | FlaggedWork): DeskLine {
  const { key, since, holdUp } = item;
  const known = { key, since, holdUp, title: deskTitle(item) };
  switch (item.kind) {
    case "check-in": {
      const { stage, number } = item.attempt;
      return { ...known, kind: item.kind, attempt: number, acceptanceFailed: stage.kind === "reported" && stage.report.acceptance?.passed === false };
    }
    case "work":
      return { ...known, kind: item.kind, by: item.attempt.stage.kind === "with-person" ? item.attempt.stage.by : null };
    case "failure":
    case "hand-over":
      return { ...known, kind: item.kind };
    case "blocker":
      return { ...known, kind: item.kind, blocker: item.blocker.kind, severity: item.blocker.severity, of: item.spec?.title ?? null };
    case "scope":
      return { ...known, kind: item.kind, files: item.files.length };
    case "flag":
      return { ...known, kind: item.kind, flags: item.flags.length };
  }
}

/** What an item of the desk is about. */
export function deskTitle(item: DeskItem | FlaggedWork): string {
  return item.kind === "blocker" ? item.blocker.title : item.spec.title;
}

/** A line of a desk over several runs. */
export type RunsDeskLine = DeskLine & {
  /** The number of its run. */
  readonly number: number;
  /** Whether its run is over: then it holds nobody up. */
  readonly isOver: boolean;
};

/**
 * The order of a desk over several runs: what goes on comes before what is over, then as on the desk of one run, then the
 * older run. Less than 0 where the first comes before the second; two lines of different runs are never equal.
 */
export function byWeightOfRuns(one: RunsDeskLine, other: RunsDeskLine): number {
  return Number(one.isOver) - Number(other.isOver) || byWeight(one, other) || one.number - other.number;
}
