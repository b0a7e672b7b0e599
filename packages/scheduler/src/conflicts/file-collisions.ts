import { globFault } from "../plan/glob-fault.ts";
import type { Plan } from "../plan/plan.ts";
import type { ConflictReason } from "./conflict.ts";
import type { PatternPair } from "./pattern-pairs.ts";
import { patternPairs } from "./pattern-pairs.ts";
import type { ScopePattern } from "./scope-pattern.ts";
import { scopePattern } from "./scope-pattern.ts";

type FileReason = Extract<ConflictReason, { kind: "file" }>;

/** A reason why two tasks, by their place in the plan, collide; `first < second`. */
export interface Collision<Reason extends ConflictReason = ConflictReason> {
  readonly first: number;
  readonly second: number;
  readonly reason: Reason;
}

/**
 * Every pair of patterns by which two tasks touch the same path and at least one writes, once per pair of tasks and
 * patterns. Patterns that `validatePlan` refuses and sync points, which do no work, are left out.
 */
export function fileCollisions(plan: Plan): Collision<FileReason>[] {
  const collisions: Collision<FileReason>[] = [];
  const seen = new Set<string>();
  for (const pair of patternPairs(scopePatterns(plan))) {
    for (const { one, other, access } of meetings(pair)) {
      const isInOrder = one < other;
      const [first, second] = isInOrder ? [one, other] : [other, one];
      const patterns: [string, string] = isInOrder ? [pair.a.text, pair.b.text] : [pair.b.text, pair.a.text];
      // Who writes what the other reads and writes collides on one path once; the two writes come first and win.
      const key = JSON.stringify([first, second, patterns]);
      if (one === other || seen.has(key)) continue;
      seen.add(key);
      collisions.push({ first, second, reason: { kind: "file", access: isInOrder ? access : mirrored(access), patterns, path: pair.path } });
    }
  }
  return collisions;
}

function scopePatterns(plan: Plan): ScopePattern[] {
  const byText = new Map<string, ScopePattern>();
  plan.tasks.forEach((task, node) => {
    if (task.kind === "sync") return;
    for (const access of ["writes", "reads"] as const) {
      for (const text of new Set(task.scope[access])) {
        if (globFault(text) !== null) continue;
        const pattern = byText.get(text) ?? scopePattern(text);
        byText.set(text, pattern);
        (access === "writes" ? pattern.writers : pattern.readers).push(node);
      }
    }
  });
  return [...byText.values()];
}

type Access = FileReason["access"];

function* meetings({ a, b }: PatternPair): Generator<{ readonly one: number; readonly other: number; readonly access: Access }> {
  for (const one of a.writers) for (const other of b.writers) yield { one, other, access: "write-write" };
  for (const one of a.writers) for (const other of b.readers) yield { one, other, access: "write-read" };
  if (a === b) return;
  for (const one of a.readers) for (const other of b.writers) yield { one, other, access: "read-write" };
}

function mirrored(access: Access): Access {
  if (access === "write-write") return access;
  return access === "write-read" ? "read-write" : "write-read";
}
