import { attemptId, type AttemptId, batchId, type BatchId } from "@planloom/scheduler";

/** The parts of the page of a batch. */
export const DETAIL_TABS = ["check-in", "log", "brief", "packet", "task"] as const;
export type DetailTab = (typeof DETAIL_TABS)[number];

/** The views of a run; `graph` stands beside the others where there is room. */
export const RUN_VIEWS = ["graph", "batches", "summary", "errors", "locks", "timeline", "activity", "board", "report", "contracts", "blockers"] as const;
export type RunView = (typeof RUN_VIEWS)[number];

/** Where on the page of a run somebody is; kept in the address, so that it can be sent to somebody else. */
export interface RunPlace {
  readonly view: RunView;
  readonly batch: BatchId | null;
  readonly tab: DetailTab;
  /** The attempt whose log is read; `null` reads the last. */
  readonly attempt: AttemptId | null;
  /** What is opened in the view, by its id: an entry of the board, say. */
  readonly item: string | null;
}

/** Reads a place from the search part of an address; what makes no sense is as if it were not there. */
export function readPlace(search: URLSearchParams): RunPlace {
  const batch = search.get("batch");
  const attempt = search.get("attempt");
  return {
    view: RUN_VIEWS.find((view) => view === search.get("view")) ?? "batches",
    batch: batch === null || batch === "" ? null : batchId(batch),
    tab: DETAIL_TABS.find((tab) => tab === search.get("tab")) ?? "check-in",
    attempt: batch === null || attempt === null || !attempt.startsWith(`${batch}#`) ? null : attemptId(attempt),
    item: search.get("item"),
  };
}

/** Writes a place as the search part of an address, with its `?`; empty for the start of the page. */
export function writePlace({ view, batch, tab, attempt, item }: RunPlace): string {
  const search = new URLSearchParams();
  if (view !== "batches") search.set("view", view);
  if (item !== null) search.set("item", item);
  if (batch !== null) {
    search.set("batch", batch);
    search.set("tab", tab);
    if (attempt !== null) search.set("attempt", attempt);
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
