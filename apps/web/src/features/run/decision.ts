import type { AppRouter, DecisionResult, RunFence } from "@planloom/api";
import type { AgentId, Attempt, BatchId, PausePolicy, RunId, Verdict } from "@planloom/scheduler";
import type { TRPCClient } from "@trpc/client";

/** Something a person wants of a run. */
export type Decision =
  | { readonly kind: "resume" | "stop-run" }
  /** `policy`: what becomes of what runs; `null`: what the plan says. */
  | { readonly kind: "pause"; readonly policy: PausePolicy | null }
  /** `attempts`: how many the batch had when the person decided. */
  | { readonly kind: "restart"; readonly batch: BatchId; readonly attempts: number; readonly agent: AgentId | null }
  | { readonly kind: "retry" | "skip"; readonly batch: BatchId }
  | { readonly kind: "stop" | "take"; readonly attempt: Attempt }
  | { readonly kind: "finish"; readonly attempt: Attempt; readonly note: string | null; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "check-in"; readonly attempt: Attempt; readonly verdict: Verdict; readonly notes: string | null };

/** Tells the server. The answer says whether it still counted. Throws what the client throws. */
export function carryOut(client: TRPCClient<AppRouter>, run: RunId, decision: Decision): Promise<DecisionResult> {
  switch (decision.kind) {
    case "pause":
      return client.run.pause.mutate({ run, policy: decision.policy });
    case "resume":
      return client.run.resume.mutate({ run });
    case "stop-run":
      return client.run.stop.mutate({ run });
    case "retry":
      return client.batch.retry.mutate({ run, batch: decision.batch });
    case "skip":
      return client.batch.skip.mutate({ run, batch: decision.batch });
    case "restart":
      return client.batch.restart.mutate({ run, batch: decision.batch, attempts: decision.attempts, agent: decision.agent });
    case "stop":
      return client.attempt.stop.mutate(fenceOf(run, decision.attempt));
    case "take":
      return client.attempt.take.mutate(fenceOf(run, decision.attempt));
    case "finish":
      return client.attempt.finish.mutate({ ...fenceOf(run, decision.attempt), note: decision.note, values: decision.values });
    case "check-in":
      return client.attempt.checkIn.mutate({ ...fenceOf(run, decision.attempt), verdict: decision.verdict, notes: decision.notes });
  }
}

function fenceOf(run: RunId, { id, epoch }: Attempt): RunFence {
  return { run, attempt: id, epoch };
}
