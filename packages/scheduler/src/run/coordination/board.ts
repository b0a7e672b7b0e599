import { type ContractId, entryId, type EntryId } from "../../plan/ids.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { Attempt } from "../run.ts";
import { specIndex } from "../spec-index.ts";
import { boardIndex, grownBoard } from "./board-index.ts";
import type { BoardEntry, Coordination, NewEntry, Source } from "./coordination.ts";
import { openTo } from "./hand-overs.ts";

/** So many entries reports may fill a board with; what they say beyond them stays in the reports. */
const MOST_REPORTED = 5_000;
/** The rest is for what people say and for contracts, whatever reports have put there. */
const MOST_ENTRIES = 6_000;

/** Puts an entry on the board. One that was put there before changes nothing. */
export function postEntry(draft: RunDraft, entry: NewEntry, source: Source): Refusal | null {
  const { board } = draft.run.coordination;
  const index = boardIndex(board);
  if (index.place(entry.id) !== undefined) return refuse("not-now", "This is on the board already");
  const most = source.kind === "attempt" && entry.contract === null ? MOST_REPORTED : MOST_ENTRIES;
  if (board.length >= most) return refuse("not-now", `The board is full: it takes ${most} entries`);
  if (entry.supersedes !== null) {
    const replaced = board[index.place(entry.supersedes) ?? -1];
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
  // A version is replaced by the next one alone, so the last one counts.
  return board[boardIndex(board).latest(contract) ?? -1];
}

function put(draft: RunDraft, entry: BoardEntry, supersedes: EntryId | null): void {
  const { coordination } = draft.run;
  draft.setCoordination({ ...coordination, board: grownBoard(coordination.board, entry, supersedes) });
}

/** The entry of an earlier attempt at the same batch that says the same under the same title. */
export function earlierEntry({ board }: Coordination, { batch, id }: Pick<Attempt, "batch" | "id">, said: Pick<NewEntry, "kind" | "title">): EntryId | null {
  const place = boardIndex(board).saidBy(batch, said).findLast((at) => {
    const entry = board[at];
    return entry?.source.kind === "attempt" && entry.source.attempt !== id && entry.supersededBy === null;
  });
  return place === undefined ? null : (board[place]?.id ?? null);
}

/** The id of what a report puts on the board: the attempt, what it is, and its place in the report. */
export const reportedId = (attempt: string, kind: string, place: number): EntryId => entryId(`${attempt}/${kind}${place}`);
