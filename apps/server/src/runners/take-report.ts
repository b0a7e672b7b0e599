import type { DecisionResult, RunFence } from "@planloom/api";
import { type Database, findArtifact } from "@planloom/db";
import type { AttemptReport } from "@planloom/scheduler";
import type { ApplyEvents } from "../engine/apply-event.ts";
import { heldBy } from "./held-by.ts";

interface ReportParts {
  readonly db: Database;
  readonly engine: ApplyEvents;
}

/**
 * Takes a runner's report. One that was taken before, or that comes from a runner the server has given up on, changes
 * nothing and says so. A file that was reported but never arrived counts as missing.
 */
export async function takeReport({ db, engine }: ReportParts, runner: string, { fence, report }: { fence: RunFence; report: AttemptReport }): Promise<DecisionResult> {
  const { run, ...attempt } = fence;
  const arrived = await withoutAbsentFiles(db, fence, report);
  const advanced = await engine.apply(run, [{ fact: { type: "attempt.reported", ...attempt, report: arrived }, refuse: heldBy(runner, attempt) }]);
  return advanced?.outcomes[0] ?? { kind: "ignored", message: "There is no such run." };
}

async function withoutAbsentFiles(db: Database, { run, attempt }: RunFence, report: AttemptReport): Promise<AttemptReport> {
  const absent = new Set<string>();
  for (const output of report.outputs) {
    if (output.kind !== "file") continue;
    const stored = await findArtifact(db, { runId: run, attemptId: attempt, name: output.name });
    if (stored?.bytes !== output.bytes) absent.add(output.name);
  }
  if (absent.size === 0) return report;
  return { ...report, outputs: report.outputs.filter(({ name }) => !absent.has(name)), missingOutputs: [...report.missingOutputs, ...absent] };
}
