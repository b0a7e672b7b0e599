import type { ContractId, EntryId } from "../../plan/ids.ts";
import type { ContractSpec } from "../run-spec.ts";
import type { NewEntry } from "./coordination.ts";

/** The entry of the board by which a version of a contract is made known to its consumers. */
export function contractVersion(id: EntryId, contract: ContractId, { name, consumers }: ContractSpec, text: string): NewEntry {
  return {
    id,
    kind: "contract",
    title: name,
    text,
    severity: "info",
    files: [],
    subject: null,
    claim: null,
    audience: { kind: "tasks", tasks: consumers },
    pinned: false,
    supersedes: null,
    contract,
  };
}
