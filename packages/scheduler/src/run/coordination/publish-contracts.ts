import { entryId } from "../../plan/ids.ts";
import type { RunDraft } from "../run-draft.ts";
import type { BatchSpec } from "../run-spec.ts";
import type { Attempt } from "../run.ts";
import { postEntry } from "./board.ts";
import { contractVersion } from "./contract-version.ts";

/** Makes the contracts known that accepted work brings. What its task does not produce, or says already, is left out. */
export function publishContracts(draft: RunDraft, { task }: BatchSpec, { id, stage }: Attempt): void {
  const said = stage.kind === "ended" ? (stage.report?.account?.said ?? null) : null;
  for (const { contract, text } of said?.contracts ?? []) {
    const spec = Object.hasOwn(draft.spec.contracts, contract) ? draft.spec.contracts[contract] : undefined;
    if (spec?.producer !== task) continue;
    postEntry(draft, contractVersion(entryId(`${id}/c-${contract}`), contract, spec, text), { kind: "attempt", attempt: id });
  }
}
