import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan, Run } from "@planloom/scheduler";

/** Talks to a running server as the owner, with the token the server leaves in its data folder. */
export class Api {
  readonly #home: string;

  constructor(home: string) {
    this.#home = home;
  }

  /** Saves a plan and starts it; returns the id of the run. */
  async run(plan: Plan): Promise<string> {
    const { id } = await this.#call<{ id: string }>("POST", "plan.create", { plan });
    const started = await this.#call<{ kind: string; run: string }>("POST", "run.start", { planId: id });
    if (started.kind !== "started") throw new Error(`The run was refused: ${JSON.stringify(started)}`);
    return started.run;
  }

  async state(run: string): Promise<Run> {
    return (await this.#call<{ state: Run }>("GET", "run.get", { run })).state;
  }

  async summary(run: string): Promise<{ readonly status: Run["status"]; readonly done: number }> {
    return (await this.#call<{ runs: { readonly id: string; readonly status: Run["status"]; readonly done: number }[] }>("GET", "run.list", { limit: 50 })).runs.find(({ id }) => id === run) ?? missing(run);
  }

  get token(): string {
    return this.#server().token;
  }

  #server(): { readonly url: string; readonly token: string } {
    return JSON.parse(readFileSync(join(this.#home, "server.json"), "utf8")) as { url: string; token: string };
  }

  async #call<T>(method: "GET" | "POST", procedure: string, input: object): Promise<T> {
    const { url, token } = this.#server();
    const text = JSON.stringify(input);
    const address = `${url}/api/trpc/${procedure}${method === "GET" ? `?input=${encodeURIComponent(text)}` : ""}`;
    const response = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(method === "POST" ? { body: text } : {}),
    });
    const answer = (await response.json()) as { result?: { data: T }; error?: { message: string } };
    if (answer.result === undefined) throw new Error(`${procedure}: ${answer.error?.message ?? response.status}`);
    return answer.result.data;
  }
}

function missing(run: string): never {
  throw new Error(`The server does not list run ${run}`);
}
