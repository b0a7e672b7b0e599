import { batchSpecOf, type BlockerKind, type DeskItem, deskQueue, liveAttempt, type Plan, redFlags, type Run } from "@planloom/scheduler";
import type { Attention } from "./run-status.ts";

export interface AttentionInput {
  readonly plan: Plan;
  readonly run: Run;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a person should look at: all that waits for a decision, what is wrong with work that goes on, and what did not fit together. */
export function findAttention({ plan, run, now }: AttentionInput): readonly Attention[] {
  const waiting = deskQueue(plan, run).map((item): Attention => ({ kind: item.kind, batch: item.spec?.id ?? null, title: item.spec?.title ?? "The run", text: deskText(run, item), since: item.since, holdsUp: item.holdUp.batches }));
  const flags = run.spec.batches.flatMap((spec): Attention[] => {
    const batch = run.batches[spec.id];
    const attempt = batch === undefined ? null : liveAttempt(batch);
    const open = attempt === null ? [] : redFlags(plan, run, attempt, { now, lastOutputAt: null }).filter(({ settled }) => settled === null);
    return open.map(({ sentence }) => ({ kind: "flag", batch: spec.id, title: spec.title, text: sentence, since: null, holdsUp: 0 }));
  });
  const issues = run.coordination.issues.filter(({ closed }) => closed === null).map(({ causedBy, title, at }): Attention => ({ kind: "issue", batch: causedBy, title: batchSpecOf(run.spec, causedBy)?.title ?? causedBy, text: title, since: at, holdsUp: 0 }));
  return [...waiting, ...flags, ...issues];
}

const KIND_WORDS: Readonly<Record<BlockerKind, string>> = { "hard-dependency": "Something is missing", clarification: "A question", technical: "A technical fault", "scope-conflict": "Somebody else's files" };

function deskText(run: Run, item: DeskItem): string {
  switch (item.kind) {
    case "check-in":
      return item.attempt.stage.kind === "reported" && item.attempt.stage.report.acceptance?.passed === false ? "failed its acceptance command and waits for a check-in" : "is done and waits for a check-in";
    case "work":
      return item.attempt.stage.kind === "with-person" && item.attempt.stage.by !== null ? `is with ${item.attempt.stage.by}` : "waits for a person to take it";
    case "failure": {
      const phase = run.batches[item.spec.id]?.phase;
      return phase?.kind === "failed" ? `failed: ${phase.message}` : "failed";
    }
    case "blocker": {
      const { kind, title, severity, escalated } = item.blocker;
      return `${KIND_WORDS[kind]}${severity === "critical" ? ", and the run waits for it" : ""}: ${title}${escalated === null ? "" : ` (asked: ${escalated.to})`}`;
    }
    case "hand-over":
      return "used what has changed since; say whether its work still fits";
    case "scope":
      return `changed files outside its scope: ${item.files.slice(0, 3).join(", ")}${item.files.length > 3 ? ` and ${item.files.length - 3} more` : ""}`;
  }
}
