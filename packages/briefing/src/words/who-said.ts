import { batchOfAttempt, batchSpecOf, type Run, type Source } from "@planloom/scheduler";
import type { FindingSource } from "../synthesis/synthesis.ts";

/** Who says something, as people know them: a batch by its title, a member by name. */
export function whoSaid({ spec }: Pick<Run, "spec">, source: Source): FindingSource {
  if (source.kind === "member") return { name: source.name, batch: null };
  const batch = batchOfAttempt(source.attempt);
  return { name: batchSpecOf(spec, batch)?.title ?? batch, batch };
}
