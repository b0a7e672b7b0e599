import type { Attempt, Fence, RunEvent } from "@planloom/scheduler";
import { attemptOf } from "../engine/attempt-of.ts";
import type { SavedStep } from "../engine/live-run.ts";
import { attemptSpanIdOf, runSpanIdOf, traceIdOf } from "./trace-ids.ts";

/** A piece of work that is over. Times are milliseconds since 1970. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly startedAt: number;
  readonly endedAt: number;
  /** What went wrong; `null` where nothing did. */
  readonly error: string | null;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** The spans that end with a step: of attempts whose work is over, and of the run once it is concluded. */
export function spansOfStep({ id, events, state, commands }: Pick<SavedStep, "id" | "events" | "state" | "commands">): readonly Span[] {
  const spans = events.flatMap(({ event }): Span[] => {
    const attempt = endsWork(event) ? attemptOf(state, event) : null;
    const span = attempt === null ? null : attemptSpan(id, attempt);
    return span === null ? [] : [span];
  });
  const isOver = commands.some(({ type }) => type === "concluded");
  if (!isOver || state.startedAt === null || state.endedAt === null) return spans;
  const { startedAt, endedAt, status } = state;
  const error = status === "failed" ? (state.reason ?? "The run failed") : null;
  return [...spans, { traceId: traceIdOf(id), spanId: runSpanIdOf(id), parentSpanId: null, name: "run", startedAt, endedAt, error, attributes: { "planloom.run": id, "planloom.status": status } }];
}

function endsWork(event: RunEvent): event is RunEvent & Fence {
  return event.type === "attempt.reported" || event.type === "attempt.lost";
}

function attemptSpan(run: SavedStep["id"], { id, batch, number, epoch, stage }: Attempt): Span | null {
  if ((stage.kind !== "reported" && stage.kind !== "ended") || stage.startedAt === null) return null;
  return {
    traceId: traceIdOf(run),
    spanId: attemptSpanIdOf(run, { attempt: id, epoch }),
    parentSpanId: runSpanIdOf(run),
    name: batch,
    startedAt: stage.startedAt,
    endedAt: stage.endedAt,
    error: errorOf(stage),
    attributes: { "planloom.run": run, "planloom.batch": batch, "planloom.attempt": id, "planloom.attempt.number": number, "planloom.epoch": epoch, ...(stage.runner === null ? {} : { "planloom.runner": stage.runner }) },
  };
}

function errorOf(stage: Extract<Attempt["stage"], { kind: "reported" | "ended" }>): string | null {
  if (stage.kind === "reported") return null;
  switch (stage.ending.kind) {
    case "failed":
      return stage.ending.message;
    case "timed-out":
      return "It ran out of time";
    case "lost":
      return "Its runner went away";
    case "checked-in":
    case "stopped":
    case "blocked":
    case "shut-down":
    case "beaten":
    case "handed-back":
    case "rate-limited":
      return null;
  }
}
