import type { ContractId } from "../../plan/ids.ts";
import type { Severity } from "./severity.ts";

/**
 * What whoever did a batch says about it: an agent or a command in a file, a person in a form. Texts are Markdown where
 * they are long and plain where they are one line. Nothing in it is believed: what can be measured is, beside it.
 */
export interface WorkReport {
  /** What was done, in a few sentences. */
  readonly summary: string;
  readonly changes: readonly ReportedChange[];
  readonly findings: readonly ReportedFinding[];
  /** What it made besides its declared outputs, by path. */
  readonly artifacts: readonly { readonly path: string; readonly what: string }[];
  /** New texts of contracts that its task is the producer of. */
  readonly contracts: readonly { readonly contract: ContractId; readonly text: string }[];
  readonly blockers: readonly ReportedBlocker[];
  readonly questions: readonly string[];
  /** Where it meets what others make. */
  readonly integrationPoints: readonly string[];
  /** What it has run to check itself. */
  readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly detail: string }[];
}

/** A place in a file of the working directory; `line` counts from 1, `null`: the file as a whole. */
export interface FilePlace {
  readonly path: string;
  readonly line: number | null;
}

export interface ReportedChange extends FilePlace {
  readonly what: string;
}

/** What one worker wants others to know. */
export interface ReportedFinding {
  readonly kind: "finding" | "decision" | "constraint";
  readonly title: string;
  readonly text: string;
  readonly severity: Severity;
  readonly files: readonly FilePlace[];
  /** What it is about, as a word that others use for the same, like `session.lifetime`; `null`: nothing more than its files. */
  readonly subject: string | null;
  /** What it says of the subject, as a value that can be compared: two that differ contradict each other. */
  readonly claim: string | null;
}

export interface ReportedBlocker {
  readonly kind: BlockerKind;
  readonly severity: BlockerSeverity;
  readonly title: string;
  readonly text: string;
  /** Ways out that whoever raised it sees. */
  readonly options: readonly string[];
}

/** What stops the work: something that is not there, a question, a technical fault, or somebody else's files. */
export type BlockerKind = "hard-dependency" | "clarification" | "technical" | "scope-conflict";

/** `critical` pauses the run, `moderate` stops the batch and lets the others go on, `minor` lets even the batch go on. */
export type BlockerSeverity = "critical" | "moderate" | "minor";
