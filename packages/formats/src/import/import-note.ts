import type { TextPosition } from "../file-problem.ts";

/** What a reader of another tool's file had to decide, for a person to check. */
export interface ImportNote {
  /** `assumed`: the file does not say it, the plan needs it. `dropped`: the file says it, the plan has no place for it. */
  readonly kind: "assumed" | "dropped";
  /** One or two sentences: what, how often, and what was done instead. */
  readonly message: string;
  /** The first place it applies to; `null` where it is about the whole file. */
  readonly at: TextPosition | null;
}
