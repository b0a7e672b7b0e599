import { type BatchSpec, type Plan, secretsOf } from "@planloom/scheduler";
import { planIndex } from "../plans/plan-index.ts";
import type { OpenSecrets } from "./secret-vault.ts";

/** What an order carries of the secrets of the workspace. */
export interface SecretsOfOrder {
  /** Those that its task and agent use, by name. */
  readonly secrets: Record<string, string>;
  /** All that are long enough to be kept out of what is printed. */
  readonly mask: string[];
}

/** Why an attempt cannot get a secret it needs, for people. */
export class SecretFault extends Error {
  override readonly name = "SecretFault";
}

/** Shorter ones would make holes in every log. */
const SHORTEST_MASKED = 6;

/** The secrets for one batch, or why it cannot have them. */
export function secretsOfOrder({ values, faults }: OpenSecrets, { plan, spec }: { readonly plan: Plan; readonly spec: BatchSpec }): SecretsOfOrder | SecretFault {
  const { tasks, agents } = planIndex(plan);
  const task = tasks.get(spec.task);
  const names = task === undefined ? [] : secretsOf(task, spec.agent === null ? null : agents.get(spec.agent));
  const secrets: Record<string, string> = {};
  for (const name of names) {
    const value = values.get(name);
    if (value === undefined) return new SecretFault(faults.get(name) ?? `The workspace has no secret ${name} any more. Set it in the settings, then retry.`);
    secrets[name] = value;
  }
  return { secrets, mask: [...values.values()].filter((value) => Array.from(value).length >= SHORTEST_MASKED) };
}
