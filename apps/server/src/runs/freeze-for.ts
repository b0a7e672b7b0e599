import { type FreezeResult, missingSecrets, type Plan } from "@planloom/scheduler";
import type { SecretVault } from "../secrets/secret-vault.ts";
import { freezeAside } from "./freeze-aside.ts";

/** Freezes a plan for this workspace: one that uses a secret it does not have is refused as well. */
export async function freezeFor(vault: Pick<SecretVault, "names">, plan: Plan): Promise<FreezeResult> {
  const frozen = await freezeAside(plan);
  const missing = missingSecrets(plan, await vault.names());
  if (missing.length === 0) return frozen;
  return { kind: "refused", problems: [...(frozen.kind === "refused" ? frozen.problems : []), ...missing] };
}
