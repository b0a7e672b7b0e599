import type { BatchId, BlockerId, EntryId, FilePlace, Severity } from "@planloom/scheduler";

/** What many have found, as one report: what belongs together stands together, the most severe first. */
export interface Synthesis {
  /** What it is made from: the run as a whole, or what a task gathers. */
  readonly title: string;
  readonly counts: SynthesisCounts;
  readonly topics: readonly Topic[];
  readonly actions: readonly Action[];
  /** Everybody who has said something that stands in it, by name, each once. */
  readonly sources: readonly FindingSource[];
}

export interface SynthesisCounts {
  /** Entries of the board that it is made from. */
  readonly entries: number;
  /** What they come to once what says the same is one. */
  readonly findings: number;
  readonly contradictions: number;
}

/** Findings about one subject, or about the same files. */
export interface Topic {
  readonly title: string;
  /** The words by which those who found it name it; sorted. */
  readonly subjects: readonly string[];
  readonly files: readonly string[];
  /** That of its most severe finding. */
  readonly severity: Severity;
  /** The most severe first. */
  readonly findings: readonly FoldedFinding[];
  readonly contradictions: readonly Contradiction[];
}

/** One finding, with all who say it. */
export interface FoldedFinding {
  readonly kind: "finding" | "decision" | "constraint";
  readonly title: string;
  /** What is said of it, each text once, the longest first. */
  readonly texts: readonly string[];
  /** The most severe that anybody says. */
  readonly severity: Severity;
  readonly places: readonly FilePlace[];
  readonly subject: string | null;
  readonly claim: string | null;
  /** Each source once. */
  readonly sources: readonly (FindingSource & { readonly severity: Severity })[];
  /** The entries of the board that say it; sorted. */
  readonly entries: readonly EntryId[];
}

/** Who says something: whoever did a batch, or a member (`batch` is `null`). */
export interface FindingSource {
  readonly name: string;
  readonly batch: BatchId | null;
}

/** What cannot both be true: different claims about one subject, or different severities of one finding. */
export interface Contradiction {
  readonly kind: "claim" | "severity";
  readonly about: string;
  readonly sides: readonly { readonly says: string; readonly sources: readonly FindingSource[] }[];
}

/** Something to do about what was found. */
export interface Action {
  /** `decide`: say which of several holds. `answer`: get a blocker out of the way. `mend`: deal with it. `keep`: a rule from now on. */
  readonly kind: "decide" | "answer" | "mend" | "keep";
  readonly text: string;
  readonly severity: Severity;
  readonly places: readonly FilePlace[];
  readonly sources: readonly FindingSource[];
  readonly blocker: BlockerId | null;
}
