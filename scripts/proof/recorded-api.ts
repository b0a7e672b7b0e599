import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan, Run } from "@planloom/scheduler";
import type { Call } from "./evidence.ts";

const ANSWER_WITHIN_MS = 10_000;
/** What the server says where it understood and did nothing. */
const REFUSALS = new Set([400, 401, 403, 404, 413]);

interface Answer {
  readonly result?: { readonly data: unknown };
  readonly error?: { readonly message: string };
}

/** Talks to a server as its owner, and writes down every call that could change something, with what came of it. */
export class RecordedApi {
  readonly #home: string;
  readonly calls: Call[] = [];

  constructor(home: string) {
    this.#home = home;
  }

  /** Saves a plan and starts it. Returns the id of the run. */
  async run(plan: Plan): Promise<string> {
    const created = await this.change<{ readonly id: string }>("plan.create", { plan });
    const started = await this.change<{ readonly kind: string; readonly run: string }>("run.start", { planId: created.id });
    if (started.kind !== "started") throw new Error(`The run was refused: ${JSON.stringify(started)}`);
    return started.run;
  }

  /** The state of a run, and the number of its last event. */
  async look(run: string): Promise<{ readonly state: Run; readonly seq: number }> {
    return this.#send<{ state: Run; seq: number }>("GET", "run.get", { run });
  }

  async change<Output>(procedure: string, input: object): Promise<Output> {
    try {
      const output = await this.#send<Output>("POST", procedure, input);
      this.calls.push({ procedure, input, outcome: { kind: "ok", output } });
      return output;
    } catch (error) {
      const isRefused = error instanceof Refusal;
      this.calls.push({ procedure, input, outcome: { kind: isRefused ? "fail" : "info", message: String(error) } });
      throw error;
    }
  }

  async #send<Output>(method: "GET" | "POST", procedure: string, input: object): Promise<Output> {
    const { url, token } = JSON.parse(readFileSync(join(this.#home, "server.json"), "utf8")) as { url: string; token: string };
    const text = JSON.stringify(input);
    const response = await fetch(`${url}/api/trpc/${procedure}${method === "GET" ? `?input=${encodeURIComponent(text)}` : ""}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(method === "POST" ? { body: text } : {}),
    });
    const answer = (await response.json()) as Answer;
    if (answer.result !== undefined) return answer.result.data as Output;
    const message = `${procedure}: ${answer.error?.message ?? response.status}`;
    throw REFUSALS.has(response.status) ? new Refusal(message) : new Error(message);
  }
}

/** The server said no, and did nothing. */
class Refusal extends Error {}
