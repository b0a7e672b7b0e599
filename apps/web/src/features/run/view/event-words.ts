import type { AttemptId, BatchId, OwnPause, RunEvent, RunSpec } from "@planloom/scheduler";
import { plainText } from "../log/log-line.ts";
import { tellCoordination, type TitleOf, type Told } from "./coordination-words.ts";
import { byWords, outcomeWords, VERDICT_WORDS } from "./attempt-words.ts";

/** One event of a run for people. */
export interface EventWords extends Required<Told> {
  /** The batch it is about. */
  readonly batch: BatchId | null;
  readonly attempt: AttemptId | null;
}

/**
 * Makes the function that says events of this run in words, one sentence each. `runnerName` names runners by their ids,
 * `titleOf` what stands on the board, blocks or does not fit.
 */
export function eventTeller(spec: RunSpec, runnerName: (id: string) => string, titleOf: TitleOf = () => null): (event: RunEvent) => EventWords {
  const titles = new Map(spec.batches.map(({ id, title }) => [id, title]));
  const ids = new Map<string, BatchId>(spec.batches.map(({ id }) => [id, id]));

  return (event) => {
    const batch = "batch" in event ? event.batch : "attempt" in event ? (ids.get(event.attempt.slice(0, event.attempt.lastIndexOf("#"))) ?? null) : null;
    const attempt = "attempt" in event ? event.attempt : null;
    const title = batch === null ? "" : (titles.get(batch) ?? batch);
    return { note: null, batch, attempt, ...tell(event, withNumber(title, attempt), { runnerName, titleOf, onLost: spec.onLost }) };
  };
}

/** A pause that the run began by itself, told of the event that led to it. */
export function ownPauseWords({ reason }: OwnPause, { batch, attempt }: EventWords): EventWords {
  return { text: `The run was paused by itself, because ${reason.startsWith("Blocker: ") ? "of a critical blocker" : "something critical failed"}`, tone: "warning", note: plainText(reason), batch, attempt };
}

/** The title, with the number of the attempt from the second one on. */
function withNumber(title: string, attempt: AttemptId | null): string {
  const number = attempt === null ? "1" : attempt.slice(attempt.lastIndexOf("#") + 1);
  return number === "1" ? title : `${title} (attempt ${number})`;
}

interface Knowledge extends Pick<RunSpec, "onLost"> {
  readonly runnerName: (id: string) => string;
  readonly titleOf: TitleOf;
}

function tell(event: RunEvent, what: string, { runnerName, titleOf, onLost }: Knowledge): Told {
  switch (event.type) {
    case "run.started":
      return { text: `${event.by} started the run`, tone: "accent" };
    case "run.paused":
      return { text: `${event.by} paused the run`, tone: "warning" };
    case "run.replanned":
      return { text: `${event.by} changed the run`, tone: "accent", note: event.reason === "" ? null : plainText(event.reason) };
    case "run.resumed":
      return { text: `${event.by} resumed the run`, tone: "accent" };
    case "run.stop-requested":
      return { text: `${event.by} stopped the run`, tone: "danger" };
    case "attempt.claimed":
      return { text: `${what} began on ${runnerName(event.runner)}`, tone: "info" };
    case "attempt.taken":
      return { text: `${event.by} took ${what}`, tone: "person" };
    case "attempt.suspected":
      return { text: `The runner of ${what} has fallen silent`, tone: "warning" };
    case "attempt.heard":
      return { text: `The runner of ${what} was heard again`, tone: "info" };
    case "attempt.lost":
      return { text: `${what} was lost: its runner went away`, tone: "danger" };
    case "attempt.overdue":
      return { text: `${what} ran out of time`, tone: "danger" };
    case "attempt.stop-requested":
      return { text: `${event.by} stopped ${what}`, tone: "warning" };
    case "attempt.reported":
      return event.report.outcome.kind === "shut-down" ? tellShutDown(what, onLost) : tellReport(event.report, what);
    case "attempt.checked-in":
      return { text: `${what} was ${VERDICT_WORDS[event.verdict]} by ${byWords(event.by)}`, tone: event.verdict === "rework" ? "warning" : "success", note: event.notes === null ? null : plainText(event.notes) };
    case "batch.wait-elapsed":
      return { text: `${what} has waited until its time`, tone: "neutral" };
    case "batch.retried":
      return { text: `${event.by} asked for another try at ${what}`, tone: "accent" };
    case "batch.restarted":
      return { text: `${event.by} restarted ${what} and all that follows from it`, tone: "accent" };
    case "batch.skipped":
      return { text: `${event.by} skipped ${what}`, tone: "neutral" };
    case "batch.sent-back":
      return { text: `${event.by} sent ${what} back`, tone: "warning", note: event.notes === null ? null : plainText(event.notes) };
    default:
      return tellCoordination(event, what, titleOf);
  }
}

function tellShutDown(what: string, onLost: RunSpec["onLost"]): Pick<EventWords, "text" | "tone"> {
  const next = onLost === "ask" ? "look at what it did before you retry" : "the batch waits for the next one";
  return { text: `The runner of ${what} was shut down; ${next}`, tone: "warning" };
}

function tellReport(report: Extract<RunEvent, { type: "attempt.reported" }>["report"], what: string): Pick<EventWords, "text" | "tone" | "note"> {
  const { outcome, acceptance, missingOutputs } = report;
  const stopping = report.account?.said?.blockers.find(({ severity }) => severity !== "minor");
  if (stopping !== undefined) return { text: `${what} is blocked: ${plainText(stopping.title)}`, tone: "danger", note: stopping.text.trim() === "" ? null : plainText(stopping.text) };
  if (outcome.kind === "done") return { text: `${outcome.by} finished ${what}`, tone: "person", note: outcome.note };
  if (outcome.kind === "rate-limited") return { text: `${what} was turned away for now`, tone: "warning", note: null };
  if (outcome.kind === "stopped") return { text: `${what} has ended, as it was told to`, tone: "neutral", note: null };
  const worked = outcome.kind === "exited" && outcome.code === 0 && missingOutputs.length === 0;
  if (!worked) return { text: `${what} did not work out`, tone: "danger", note: outcomeWords(report) };
  if (acceptance === null) return { text: `${what} is done`, tone: "info", note: null };
  return acceptance.passed
    ? { text: `${what} is done and passed its acceptance command`, tone: "success", note: null }
    : { text: `${what} is done, but its acceptance command failed`, tone: "warning", note: tellingLines(acceptance.tail) };
}

/** What to show of what a command printed: the lines that speak of a failure, or else the last ones. */
function tellingLines(tail: string): string | null {
  const lines = plainText(tail).split("\n").filter((line) => line.trim() !== "");
  const failures = lines.filter((line) => /\b(?:fail(?:ed|ure|s)?|error|not ok)\b|[✖✗✘×]/i.test(line) && !/\b(?:fail(?:ed|ures)?|errors?):? 0\b/i.test(line));
  const shown = failures.length === 0 ? lines.slice(-3) : failures.slice(0, 3);
  return shown.length === 0 ? null : shown.join("\n");
}
