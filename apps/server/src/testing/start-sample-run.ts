import { planSchema } from "@planloom/formats/plan-schema";
import type { Plan, RunId } from "@planloom/scheduler";
import type { TestServer } from "./start-test-server.ts";

/** Saves a plan and starts it. Throws with the problems if the server refuses it. */
export async function startSampleRun({ useCases }: Pick<TestServer, "useCases">, plan: Plan): Promise<RunId> {
  const { id } = await useCases.plans.create({ plan: planSchema.parse(plan) }, "ann");
  const started = await useCases.runs.start({ planId: id }, "ann");
  if (started.kind === "refused") throw new Error(`refused: ${started.problems.map((problem) => problem.message).join(" ")}`);
  return started.run;
}
