import type { Scope } from "../plan/plan.ts";

/** What a task does with the files of a pattern. */
export type ScopeMode = keyof Scope;

/**
 * All modes; the place of a mode here is its number. What a pattern is given twice counts with the first. Those that
 * keep everybody else out come first: writing and exclusive use collide with every use of the same file; reading and
 * appending collide with those two, but not with each other.
 */
export const SCOPE_MODES: readonly ScopeMode[] = ["writes", "exclusive", "appends", "reads"];

/** Whether a use of a file, by the number of its mode, keeps everybody else out. */
export function isAlone(mode: number): boolean {
  return mode < 2;
}
