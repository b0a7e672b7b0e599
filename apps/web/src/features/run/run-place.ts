import { attemptId, type AttemptId, batchId, type BatchId } from "@planloom/scheduler";
import { type BoardFilter, EVERYTHING, readBoardFilter, writeBoardFilter } from "./board/board-filter.ts";

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
  /** Whether the graph stands above the view, where there is room for both. */
  readonly graph: boolean;
  /** What of the board is listed; kept while the board is open. */
  readonly board: BoardFilter;
}

/** The start of the page. */
export const START: RunPlace = { view: "batches", batch: null, tab: "check-in", attempt: null, item: null, graph: true, board: EVERYTHING };

/** Reads a place from the search part of an address; what makes no sense is as if it were not there. */
export function readPlace(search: URLSearchParams): RunPlace {
  const batch = search.get("batch");
  const attempt = search.get("attempt");
  const view = RUN_VIEWS.find((one) => one === search.get("view")) ?? START.view;
  return {
    view,
    batch: batch === null || batch === "" ? null : batchId(batch),
    tab: DETAIL_TABS.find((tab) => tab === search.get("tab")) ?? START.tab,
    attempt: batch === null || attempt === null || !attempt.startsWith(`${batch}#`) ? null : attemptId(attempt),
    item: search.get("item"),
    graph: search.get("graph") !== "hidden",
    board: view === "board" ? readBoardFilter(search) : EVERYTHING,
  };
}

/** Writes a place as the search part of an address, with its `?`; empty for the start of the page. */
export function writePlace({ view, batch, tab, attempt, item, graph, board }: RunPlace): string {
  const search = new URLSearchParams();
  if (view !== "batches") search.set("view", view);
  if (!graph) search.set("graph", "hidden");
  if (view === "board") writeBoardFilter(board, search);
  if (item !== null) search.set("item", item);
  if (batch !== null) {
    search.set("batch", batch);
    search.set("tab", tab);
    if (attempt !== null) search.set("attempt", attempt);
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
