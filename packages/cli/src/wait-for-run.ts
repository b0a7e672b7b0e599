import { setTimeout as pause } from "node:timers/promises";
import type { RunDetail } from "@planloom/api";
import { isFinalStatus, type Run } from "@planloom/scheduler";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Output } from "./output.ts";
import { batchLine } from "./report/batch-line.ts";
import { askedOfPeople } from "./report/asked-of-people.ts";
import { clockText } from "./report/duration.ts";
import { runJson } from "./report/run-json.ts";
import { runReport } from "./report/run-report.ts";
import { type Client, mayPass } from "./server/connect.ts";

const POLL_MS = 400;
/** A server that is being started again is waited for this long. */
const PATIENCE_MS = 120_000;

/**
 * Shows the progress of a run until it has ended; returns 0 only when everything was accepted. On a terminal the list
 * of batches is drawn over; elsewhere each change is a line. Ctrl-C stops the watching, not the run.
 */
export async function waitForRun(client: Client, output: Output, run: string): Promise<ExitCode> {
  const screen = new Screen(output);
  const leave = (): void => {
    output.line("\nThe run goes on. `planloom status` shows where it stands, `planloom stop` ends it.");
    process.exit(130);
  };
  process.once("SIGINT", leave);
  let heardAt = performance.now();
  for (;;) {
    const detail = await client.run.get.query({ run }).catch((error: unknown) => {
      if (!mayPass(error) || performance.now() - heardAt > PATIENCE_MS) throw error;
      screen.say("The server does not answer; waiting for it …");
      return null;
    });
    if (detail !== null) {
      heardAt = performance.now();
      screen.show(detail);
      if (isFinalStatus(detail.state.status)) {
        process.off("SIGINT", leave);
        screen.finish(detail);
        return detail.state.status === "accepted" ? EXIT.done : EXIT.notAccepted;
      }
    }
    await pause(POLL_MS);
  }
}

/** Draws a run again and again. */
class Screen {
  readonly #output: Output;
  #drawn = 0;
  #before: Run | null = null;
  #said = "";
  #asked: ReadonlySet<string> = new Set();

  constructor(output: Output) {
    this.#output = output;
  }

  show(detail: RunDetail): void {
    this.#said = "";
    if (this.#output.live) this.#redraw([...runReport(detail), ...askedOfPeople(detail)]);
    else this.#lines(detail);
    this.#before = detail.state;
  }

  /** A remark, once until something else happens. */
  say(text: string): void {
    if (text !== this.#said) this.#output.line(text);
    this.#said = text;
    this.#drawn = 0;
  }

  finish(detail: RunDetail): void {
    if (!this.#output.live) for (const line of runReport(detail)) this.#output.line(line);
    this.#output.value(runJson(detail));
  }

  #redraw(lines: readonly string[]): void {
    const room = Math.max((process.stdout.rows ?? 24) - 1, 3);
    const hidden = lines.length - room;
    const visible = hidden > 0 ? [...lines.slice(0, room - 1), `  … and ${hidden + 1} more`] : lines;
    const up = this.#drawn > 0 ? `\u001B[${this.#drawn}A` : "";
    this.#output.raw(`${up}${visible.map((line) => `\u001B[K${line}\n`).join("")}\u001B[J`);
    this.#drawn = visible.length;
  }

  #lines({ state, now, summary }: RunDetail): void {
    if (this.#before === null) this.#output.line(`Run ${summary.number} of ${summary.planName}: ${summary.batches} batches`);
    for (const spec of state.spec.batches) {
      const [was, is] = [this.#before?.batches[spec.id], state.batches[spec.id]];
      const isNews = is !== undefined && is.phase.kind !== "waiting" && (was?.phase.kind !== is.phase.kind || was.attempts.length !== is.attempts.length);
      if (isNews) this.#output.line(`${clockText(now - (state.startedAt ?? now)).padStart(6)}  ${batchLine(state, spec, { now, runners: null })}`);
    }
    const asked = askedOfPeople({ summary, state });
    for (const line of asked) if (!this.#asked.has(line)) this.#output.line(line);
    this.#asked = new Set(asked);
  }
}
