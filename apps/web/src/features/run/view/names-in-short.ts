import { type BatchId, batchSpecOf, type Run } from "@planloom/scheduler";

/** The title of a batch, or its id where the run has none of that id any more. */
export function batchTitle(run: Run, id: BatchId): string {
  return batchSpecOf(run.spec, id)?.title ?? id;
}

/** The titles of the first few batches, and how many more there are: `A, B and 4 more`. */
export function namesInShort(run: Run, ids: readonly BatchId[], most = 3): string {
  return listInShort(ids.map((id) => batchTitle(run, id)), most);
}

/** The first few names of a list, and how many more there are. */
export function listInShort(names: readonly string[], most = 3): string {
  const named = names.slice(0, names.length <= most + 1 ? most + 1 : most);
  const parts = names.length > named.length ? [...named, `${names.length - named.length} more`] : named;
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
