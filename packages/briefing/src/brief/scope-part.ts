import { codeText } from "../words/markdown.ts";
import type { BriefFacts } from "./brief-facts.ts";

/** The files that may be touched, and how. Nothing where none are named. */
export function scopePart({ plan, task }: BriefFacts): readonly string[] {
  const { writes, reads, appends, exclusive } = task.scope;
  const stream = plan.streams.find(({ id }) => id === task.stream);
  const list = (words: string, patterns: readonly string[]): string[] => (patterns.length === 0 ? [] : [`- ${words}: ${patterns.map(codeText).join(", ")}`]);
  const lines = [
    ...list("You may change", writes),
    ...list("You may add lines to, and change nothing else in", appends),
    ...list("Nobody else touches meanwhile", exclusive),
    ...list("You may read", reads),
    ...list("Belong to your stream alone", stream?.patterns ?? []),
  ];
  if (lines.length === 0) return [];
  const changes = writes.length + appends.length + exclusive.length === 0 ? "Change no files." : "Change no others. If you have to, do not: report a blocker of the kind `scope-conflict` that names them.";
  return [...lines, "", changes];
}
