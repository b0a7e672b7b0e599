import { type BatchId, type ContractId, entryId, type EntryId } from "../../plan/ids.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import { specIndex } from "../spec-index.ts";
import type { BoardEntry, Coordination, NewEntry, Source } from "./coordination.ts";
import { openTo } from "./hand-overs.ts";

/** So many entries a board takes; what reports say beyond them stays in the reports. */
const MOST_ENTRIES = 5_000;

/** Puts an entry on the board. One that was put there before changes nothing. */
export function postEntry(draft: RunDraft, entry: NewEntry, source: Source): Refusal | null {
  const { board } = draft.run.coordination;
  if (board.some(({ id }) => id === entry.id)) return refuse("not-now", "This is on the board already");
  if (board.length >= MOST_ENTRIES) return refuse("not-now", `The board is full: it takes ${MOST_ENTRIES} entries`);
  if (entry.supersedes !== null) {
    const replaced = board.find(({ id }) => id === entry.supersedes);
    if (replaced === undefined) return refuse("invalid-change", `There is no entry ${entry.supersedes} to take the place of`);
    if (replaced.supersededBy !== null) return refuse("not-now", `Something else has taken the place of "${replaced.title}" meanwhile`);
    if (replaced.contract !== entry.contract) return refuse("invalid-change", "Only the next version takes the place of a version of a contract");
  }
  if ((entry.kind === "contract") !== (entry.contract !== null)) return refuse("invalid-change", "An entry of the kind contract names its contract, and no other does");
  if (entry.contract !== null) return postVersion(draft, { ...entry, contract: entry.contract }, source);
  put(draft, { ...entry, source, at: draft.at, version: null, supersededBy: null }, entry.supersedes);
  return null;
}

/** Puts the next version of a contract on the board, and opens hand-overs to those that rest on the one before. */
function postVersion(draft: RunDraft, entry: NewEntry & { readonly contract: ContractId }, source: Source): Refusal | null {
  const contract = Object.hasOwn(draft.spec.contracts, entry.contract) ? draft.spec.contracts[entry.contract] : undefined;
  if (contract === undefined) return refuse("invalid-change", `This run has no contract ${entry.contract}`);
  const present = currentVersion(draft.run.coordination, entry.contract);
  if (present?.text === entry.text) return refuse("not-now", `${contract.name} says this already`);
  const { batchesOfTask } = specIndex(draft.spec);
  const consumers = contract.consumers.flatMap((task) => batchesOfTask().get(task) ?? []).map(({ id }) => id);
  put(draft, { ...entry, source, at: draft.at, version: (present?.version ?? 0) + 1, supersededBy: null }, present?.id ?? null);
  // What was made by the very text that the stub gave is as it should be.
  if ((present?.text ?? contract.stub) !== entry.text) openTo(draft, consumers, { cause: { kind: "contract", entry: entry.id }, since: null });
  return null;
}

/** The version of a contract that counts; `undefined` before the first one. */
export function currentVersion({ board }: Coordination, contract: ContractId): BoardEntry | undefined {
  return board.findLast((entry) => entry.contract === contract && entry.supersededBy === null);
}

function put(draft: RunDraft, entry: BoardEntry, supersedes: EntryId | null): void {
  const { coordination } = draft.run;
  const board = supersedes === null ? coordination.board : coordination.board.map((one) => (one.id === supersedes ? { ...one, supersededBy: entry.id } : one));
  draft.setCoordination({ ...coordination, board: [...board, entry] });
}

/** The entry of an earlier attempt at the same batch that says the same under the same title. */
export function earlierEntry({ board }: Coordination, batch: BatchId, { kind, title }: Pick<NewEntry, "kind" | "title">): EntryId | null {
  const found = board.findLast(({ source, supersededBy, ...entry }) => source.kind === "attempt" && source.attempt.startsWith(`${batch}#`) && supersededBy === null && entry.kind === kind && entry.title === title);
  return found?.id ?? null;
}

/** The id of what a report puts on the board: the attempt, what it is, and its place in the report. */
export const reportedId = (attempt: string, kind: string, place: number): EntryId => entryId(`${attempt}/${kind}${place}`);
