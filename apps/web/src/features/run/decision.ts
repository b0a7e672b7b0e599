import type { AppRouter, DecisionResult, RunFence } from "@planloom/api";
import type { AgentId, Attempt, AttemptId, BatchId, BriefEdit, FlagKind, HandOverId, IssueId, NewIssue, PausePolicy, RemarkTag, RunId, ScopeDecision, Verdict } from "@planloom/scheduler";
import type { TRPCClient } from "@trpc/client";
import type { PersonsSaid } from "./detail/persons-said.ts";

/** Something a person wants of a run. */
export type Decision =
  | { readonly kind: "resume" | "stop-run" }
  /** `policy`: what becomes of what runs; `null`: what the plan says. */
  | { readonly kind: "pause"; readonly policy: PausePolicy | null }
  /** `attempts`: how many the batch had when the person decided. */
  | { readonly kind: "restart"; readonly batch: BatchId; readonly attempts: number; readonly agent: AgentId | null }
  | { readonly kind: "retry" | "skip"; readonly batch: BatchId }
  | { readonly kind: "stop" | "take"; readonly attempt: Attempt }
  | { readonly kind: "finish"; readonly attempt: Attempt; readonly note: string | null; readonly values: Readonly<Record<string, string>>; readonly report: PersonsSaid | null }
  | { readonly kind: "check-in"; readonly attempt: Attempt; readonly verdict: Verdict; readonly notes: string | null; readonly tags: readonly RemarkTag[]; readonly fix: Fix | null }
  /** `attempts`: how many the batch had when the person decided. */
  | { readonly kind: "send-back"; readonly batch: BatchId; readonly attempts: number; readonly notes: string | null; readonly tags: readonly RemarkTag[] }
  | { readonly kind: "settle-flag"; readonly attempt: AttemptId; readonly flag: FlagKind; readonly note: string | null }
  | { readonly kind: "decide-scope"; readonly attempt: AttemptId; readonly files: readonly string[]; readonly how: ScopeDecision["how"] }
  /** `fix`: what another batch is to mend, where `how` says so. */
  | { readonly kind: "settle-hand-over"; readonly handOver: HandOverId; readonly how: "fits" | "fix" | "again"; readonly notes: string | null; readonly fix: Pick<Fix, "title" | "minutes"> | null }
  | { readonly kind: "record-issue"; readonly issue: NewIssue }
  | { readonly kind: "close-issue"; readonly issue: IssueId; readonly text: string }
  | { readonly kind: "refine-report"; readonly agent: AgentId; readonly wish: string }
  | { readonly kind: "edit-brief"; readonly batch: BatchId; readonly parts: BriefEdit["parts"] };

/** The batch that mends what a minor verdict names. */
export interface Fix {
  readonly title: string;
  readonly minutes: number;
  readonly when: "before" | "beside";
}

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
      return client.attempt.finish.mutate({ ...fenceOf(run, decision.attempt), note: decision.note, values: decision.values, report: decision.report });
    case "check-in":
      return client.attempt.checkIn.mutate({ ...fenceOf(run, decision.attempt), verdict: decision.verdict, notes: decision.notes, tags: [...decision.tags], fix: decision.fix });
    case "send-back":
      return client.batch.sendBack.mutate({ run, batch: decision.batch, attempts: decision.attempts, notes: decision.notes, tags: [...decision.tags] });
    case "settle-flag":
      return client.coordination.settleFlag.mutate({ run, attempt: decision.attempt, flag: decision.flag, note: decision.note });
    case "decide-scope":
      return client.coordination.decideScope.mutate({ run, attempt: decision.attempt, files: [...decision.files], how: decision.how });
    case "settle-hand-over":
      return client.coordination.settleHandOver.mutate({ run, handOver: decision.handOver, how: decision.how, notes: decision.notes, work: workOf(decision) });
    case "record-issue":
      return client.coordination.recordIssue.mutate({ run, issue: decision.issue });
    case "close-issue":
      return client.coordination.closeIssue.mutate({ run, issue: decision.issue, text: decision.text });
    case "refine-report":
      return client.coordination.refineReport.mutate({ run, agent: decision.agent, wish: decision.wish });
    case "edit-brief":
      return client.coordination.editBrief.mutate({ run, batch: decision.batch, parts: decision.parts });
  }
}

function workOf({ fix, notes }: Extract<Decision, { kind: "settle-hand-over" }>) {
  return fix === null ? null : { title: fix.title, minutes: fix.minutes, instructions: notes ?? fix.title, agent: null };
}

function fenceOf(run: RunId, { id, epoch }: Attempt): RunFence {
  return { run, attempt: id, epoch };
}
