import { literalPrefix } from "../conflicts/literal-prefix.ts";
import type { Task } from "../plan/plan.ts";

/**
 * The directories a task changes files in, as far as its patterns name them: `src/auth` for `src/auth/**` and for
 * `src/auth/login.ts`. The root of the project is left out, because it tells no two tasks apart; so is what a task
 * only reads.
 */
export function workDirectories({ kind, scope }: Task): readonly string[] {
  if (kind === "sync") return [];
  const changed = Object.entries(scope).flatMap(([mode, patterns]: [string, readonly string[]]) => (mode === "reads" ? [] : patterns));
  const directories = changed.filter((pattern) => !pattern.startsWith("!")).map((pattern) => {
    const prefix = literalPrefix(pattern);
    return prefix.slice(0, Math.max(0, prefix.lastIndexOf("/")));
  });
  return [...new Set(directories)].filter((directory) => directory !== "");
}

/** The directory that holds one of each list: of those, the deepest. `null` where no directory of one lies in one of the other. */
export function sharedDirectory(ones: readonly string[], others: readonly string[]): string | null {
  let deepest: string | null = null;
  for (const one of ones) {
    for (const other of others) {
      const [outer, inner] = one.length <= other.length ? [one, other] : [other, one];
      const holds = inner === outer || inner.startsWith(`${outer}/`);
      if (holds && (deepest === null || outer.length > deepest.length)) deepest = outer;
    }
  }
  return deepest;
}
