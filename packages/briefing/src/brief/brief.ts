import type { BriefPart, EntryId } from "@planloom/scheduler";

/** What whoever does a batch is told. */
export interface Brief {
  /** The name of the batch, and which of how many it is. */
  readonly title: string;
  readonly sections: readonly BriefSection[];
  /** All of it as Markdown. */
  readonly text: string;
  /** The entries of the board that it carries, in the order in which it names them. */
  readonly carried: readonly EntryId[];
}

export interface BriefSection {
  readonly part: BriefPart;
  readonly title: string;
  /** Markdown without the heading; never empty. */
  readonly text: string;
  /** Where a person wrote it: in the plan, for all batches of the task, or in the run, for this one; `null`: it was made by itself. */
  readonly written: { readonly in: "plan" } | { readonly in: "run"; readonly by: string } | null;
}
