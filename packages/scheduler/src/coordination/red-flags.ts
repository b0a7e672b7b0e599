import type { Plan } from "../plan/plan.ts";
import type { FlagKind, SettledFlag } from "../run/coordination/coordination.ts";
import { batchOfAttempt } from "../run/live-attempt.ts";
import type { BatchSpec } from "../run/run-spec.ts";
import type { Attempt, AttemptReport, Run } from "../run/run.ts";
import { batchSpecOf } from "../run/spec-index.ts";
import { minutesText, namesText } from "./flag-words.ts";
import { scopeWays } from "./scope-ways.ts";
import { reportOf, undeclaredFiles } from "./undeclared-files.ts";

/** Something about an attempt that asks to be looked at. */
export interface RedFlag {
  readonly kind: FlagKind;
  /** What is wrong, in one sentence. */
  readonly sentence: string;
  readonly action: FlagAction;
  /** Who has dealt with it; `null` while nobody has. */
  readonly settled: Pick<SettledFlag, "by" | "at" | "note"> | null;
}

/** What is proposed, for a button and in one sentence. */
export interface FlagAction {
  readonly kind: "read-log" | "stop" | "decide-scope" | "rework" | "restart";
  readonly sentence: string;
}

/** What is known besides the run. Times are milliseconds since 1970. */
export interface FlagClock {
  readonly now: number;
  /** When it last printed something; `null` where nobody knows. */
  readonly lastOutputAt: number | null;
}

const MINUTE_MS = 60_000;
/** Work that takes this much of its estimate is over time. */
const OVERTIME = 1.5;
/** Silence shorter than this says nothing. */
const LEAST_SILENCE_MINUTES = 5;
const SILENT_PART = 0.5;

/** The red flags of an attempt, the most telling first; none for an attempt that the run does not know. O(changed files × patterns + attempts). */
export function redFlags(plan: Plan, run: Run, attempt: Attempt, clock: FlagClock): readonly RedFlag[] {
  const spec = batchSpecOf(run.spec, batchOfAttempt(attempt.id));
  if (spec === undefined || spec.work === "none") return [];
  const found = [
    acceptanceFailedTwice(run, attempt),
    outOfScope(plan, run, { spec, attempt }),
    outputMissing(attempt),
    reportMissing(plan, spec, attempt),
    overtime(spec, attempt, clock),
    noProgress(spec, attempt, clock),
  ];
  return found.flatMap((flag) => (flag === null ? [] : [{ ...flag, settled: flag.settled ?? settledBy(run, attempt, flag.kind) }]));
}

type Found = Omit<RedFlag, "settled"> & Partial<Pick<RedFlag, "settled">>;

function settledBy({ coordination }: Run, { id }: Attempt, kind: FlagKind): RedFlag["settled"] {
  return coordination.settledFlags.find(({ attempt, flag }) => attempt === id && flag === kind) ?? null;
}

function overtime({ estimateMinutes }: BatchSpec, { stage }: Attempt, { now }: FlagClock): Found | null {
  const isRunning = stage.kind === "running" || stage.kind === "with-person";
  if (stage.kind === "offered" || stage.startedAt === null || estimateMinutes <= 0) return null;
  const minutes = ((isRunning ? now : stage.endedAt) - stage.startedAt) / MINUTE_MS;
  if (minutes < estimateMinutes * OVERTIME) return null;
  const over = Math.round((minutes / estimateMinutes - 1) * 100);
  return {
    kind: "overtime",
    sentence: `It ${isRunning ? "has taken" : "took"} ${minutesText(minutes)} of the ${minutesText(estimateMinutes)} it was to take: ${over} % over.`,
    action: isRunning ? { kind: "read-log", sentence: "Read what it prints: let it go on, or stop it." } : { kind: "read-log", sentence: "Find out what took so long: what comes next may be as hard." },
  };
}

function outOfScope(plan: Plan, run: Run, { spec, attempt }: { readonly spec: BatchSpec; readonly attempt: Attempt }): Found | null {
  const { coordination } = run;
  const { all, open } = undeclaredFiles(plan, coordination)(spec, attempt);
  if (all.length === 0) return null;
  const last = coordination.audits.findLast((audit) => audit.attempt === attempt.id);
  return {
    kind: "out-of-scope",
    sentence: `It changed ${all.length === 1 ? "a file" : `${all.length} files`} outside its scope: ${namesText(open.length === 0 ? all : open)}.`,
    action: { kind: "decide-scope", sentence: waysText(run, spec) },
    ...(open.length === 0 && last !== undefined ? { settled: { by: last.by, at: last.at, note: AUDIT_NOTES[last.how] } } : {}),
  };
}

const WAY_TEXTS = { widened: "widen its claim", reverted: "have it put back", blocked: "make it a scope conflict", kept: "leave it as it is" } as const;
const WAYS = ["widened", "reverted", "blocked", "kept"] as const;

/** What can be decided, in one sentence. Who runs meanwhile is not looked at. */
function waysText(run: Run, { id }: BatchSpec): string {
  const ways = scopeWays(run, id, []);
  const open = WAYS.filter((how) => ways[how] === null).map((how) => WAY_TEXTS[how]);
  const text = open.length < 2 ? open.join("") : `${open.slice(0, -1).join(", ")}, or ${open.at(-1) ?? ""}`;
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

const AUDIT_NOTES = { widened: "The task declares them now.", reverted: "They are put back.", blocked: "It became a blocker.", kept: "They stay as they are." } as const;

function outputMissing(attempt: Attempt): Found | null {
  const missing = reportOf(attempt)?.missingOutputs ?? [];
  if (missing.length === 0) return null;
  return { kind: "output-missing", sentence: `It did not hand over ${namesText(missing)}.`, action: { kind: "rework", sentence: "Send it back: what follows needs it." } };
}

function reportMissing(plan: Plan, { agent, work }: BatchSpec, attempt: Attempt): Found | null {
  const report = reportOf(attempt);
  if (report === null || (report.outcome.kind !== "exited" && report.outcome.kind !== "done")) return null;
  if (report.account !== null && report.account.fault !== null) {
    return { kind: "report-missing", sentence: `Its report cannot be read: ${report.account.fault}`, action: { kind: "read-log", sentence: "Its log may say what it did; a rework asks for the report again." } };
  }
  const shouldTell = work === "person" || plan.agents.find(({ id }) => id === agent)?.kind === "coding-agent";
  if (!shouldTell || hasTold(report)) return null;
  return { kind: "report-missing", sentence: "It gave no report of what was done.", action: work === "person" ? { kind: "rework", sentence: "Ask whoever did it what was done." } : { kind: "read-log", sentence: "Its log may say what it did; a rework asks for the report again." } };
}

/** A person's note is their report. */
function hasTold({ account, outcome }: AttemptReport): boolean {
  return (account?.said ?? null) !== null || (outcome.kind === "done" && outcome.note !== null);
}

function acceptanceFailedTwice(run: Run, attempt: Attempt): Found | null {
  const attempts = (run.batches[attempt.batch]?.attempts ?? []).filter(({ number }) => number <= attempt.number);
  const results = attempts.flatMap((each) => reportOf(each)?.acceptance?.passed ?? []);
  const failures = results.length - 1 - results.lastIndexOf(true);
  if (failures < 2) return null;
  return {
    kind: "acceptance-failed-twice",
    sentence: `Its acceptance command has failed ${failures === 2 ? "twice" : `${failures} times`} in a row.`,
    action: { kind: "restart", sentence: "Give it to another agent, or say in the notes what the command wants." },
  };
}

function noProgress({ estimateMinutes }: BatchSpec, { stage }: Attempt, { now, lastOutputAt }: FlagClock): Found | null {
  if (stage.kind !== "running" || lastOutputAt === null) return null;
  const silent = (now - Math.max(lastOutputAt, stage.startedAt)) / MINUTE_MS;
  if (silent < Math.max(LEAST_SILENCE_MINUTES, estimateMinutes * SILENT_PART)) return null;
  return { kind: "no-progress", sentence: `It has printed nothing for ${minutesText(silent)}.`, action: { kind: "stop", sentence: "It may hang: read its log, and stop it if it does." } };
}
