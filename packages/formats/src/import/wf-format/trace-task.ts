import type { TextPosition } from "../../file-problem.ts";

/** A task of a trace, the same for all versions of the format. */
export interface TraceTask {
  /** Unlike those of all others. */
  readonly key: string;
  readonly name: string;
  readonly at: TextPosition;
  /** Keys or names of other tasks. */
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** What it ran; `null` where the trace does not say. */
  readonly seconds: number | null;
  readonly cores: number;
  /** Of what kind the task is, like the program it ran. */
  readonly category: string;
  readonly command: string | null;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}
