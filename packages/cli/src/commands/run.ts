import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Plan } from "@planloom/scheduler";
import { isDeepStrictEqual } from "node:util";
import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { readPlanSource } from "../plan-source.ts";
import { type Client, mayPass } from "../server/connect.ts";
import { findPlan } from "../server/find-plan.ts";
import { waitForRun } from "../wait-for-run.ts";

const TRIES = 5;
const PAUSE_MS = 500;

export interface RunOptions {
  readonly wait: boolean;
}

/**
 * Runs a plan file, or a plan that is on the server. A file becomes a new revision of the plan of that name, or a new
 * plan. With `wait` it shows the progress and ends with 0 only when everything was accepted.
 */
export async function run(client: Client, output: Output, { plan, wait }: RunOptions & { readonly plan: string }): Promise<ExitCode> {
  const planId = existsSync(plan) ? await store(client, readPlanSource(plan).plan) : (await findPlan(client, plan)).id;
  const started = await start(client, planId);
  if (started.kind === "refused") {
    throw new CliError(EXIT.wrongInput, `The plan cannot run:\n${started.problems.map(({ message }) => `  ${message}`).join("\n")}`, started);
  }
  if (wait) return waitForRun(client, output, started.run);
  output.line(`Run ${started.number} has started. \`planloom status ${started.number}\` shows where it stands.`);
  output.value({ run: started.run, number: started.number, status: "running" });
  return EXIT.done;
}

/** Asks again where no answer came; the id that is made here makes it one run all the same. */
async function start(client: Client, planId: string) {
  const id = randomUUID();
  for (let tried = 1; ; tried += 1) {
    try {
      return await client.run.start.mutate({ planId, run: id });
    } catch (error) {
      if (tried >= TRIES || !mayPass(error)) throw error;
      await pause(PAUSE_MS * tried);
    }
  }
}

/** The id of the plan of that name, with this content as its latest revision. */
async function store(client: Client, plan: Plan): Promise<string> {
  const known = (await client.plan.list.query()).find(({ name }) => name === plan.name);
  if (known === undefined) return (await client.plan.create.mutate({ plan })).id;
  const { id, latestRevision, plan: latest } = await client.plan.get.query({ id: known.id });
  if (isDeepStrictEqual(withoutPositions(latest), withoutPositions(plan))) return id;
  const saved = await client.plan.save.mutate({ id, baseRevision: latestRevision, plan });
  if (saved.kind === "conflict") throw new CliError(EXIT.notAccepted, `Somebody saved "${plan.name}" at this moment. Run the command again to save over revision ${saved.latest.revision}.`);
  return id;
}

/** Where tasks stand on the canvas is no reason for a new revision. */
function withoutPositions(plan: Plan): Plan {
  return { ...plan, tasks: plan.tasks.map((task) => ({ ...task, position: null })) };
}
