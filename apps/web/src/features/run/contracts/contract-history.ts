import { type BoardEntry, type ContractId, contractId, type ContractSpec, currentVersion, type HandOver, type NewEntry, type Run, transition } from "@planloom/scheduler";

/** A contract as it stands in a run. */
export interface ContractView {
  readonly id: ContractId;
  readonly spec: ContractSpec;
  /** `null` while the stub is all there is. */
  readonly current: BoardEntry | null;
  /** All versions, the newest first. */
  readonly versions: readonly BoardEntry[];
  /** What was opened because of one of its versions, the newest first. */
  readonly handOvers: readonly HandOver[];
}

/** The contracts of a run by name, with what became of them. O(contracts × (entries + hand-overs)). */
export function contractViews({ spec, coordination }: Run): readonly ContractView[] {
  return Object.entries(spec.contracts)
    .map(([name, contract]): ContractView => {
      const id = contractId(name);
      const versions = coordination.board.filter((entry) => entry.contract === id).toReversed();
      const own = new Set<string>(versions.map((entry) => entry.id));
      return {
        id,
        spec: contract,
        current: currentVersion(coordination, id) ?? null,
        versions,
        handOvers: coordination.handOvers.filter(({ cause }) => cause.kind === "contract" && own.has(cause.entry)).toReversed(),
      };
    })
    .toSorted((one, other) => one.spec.name.localeCompare(other.spec.name));
}

/** What a version says, and what the one before it said; before the first one there is the stub. */
export function changeOf({ versions, spec }: Pick<ContractView, "versions" | "spec">, version: BoardEntry): { readonly before: string; readonly after: string } {
  return { before: versions[versions.indexOf(version) + 1]?.text ?? spec.stub, after: version.text };
}

/** Who would get a hand-over if this version were published now, found out by the machine that will open them; a text says why it cannot be. */
export function foreseenHandOvers(run: Run, entry: NewEntry, at: number): readonly HandOver[] | string {
  const result = transition(run, { type: "board.posted", entry, by: "", at });
  if (result.kind === "ignored") return result.message;
  const known = new Set(run.coordination.handOvers.map(({ id }) => id));
  return result.run.coordination.handOvers.filter(({ id }) => !known.has(id));
}
