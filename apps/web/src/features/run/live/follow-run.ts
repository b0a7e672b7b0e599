import type { RunDetail, RunWatchInput, RunWatchItem } from "@planloom/api";
import { attemptId, type AttemptId } from "@planloom/scheduler";
import { LogText } from "../log/log-text.ts";
import { adoptDetail } from "./adopt-detail.ts";
import { applyEvents } from "./apply-events.ts";
import type { HistoryEntry } from "./run-live.ts";
import type { OpenLog, RunStore } from "./run-store.ts";

/** What following a run needs of the world. */
export interface RunTransport {
  /** Opens the stream; it mends itself after short breaks. Returns how to close it. */
  watch(input: RunWatchInput, listener: WatchListener): () => void;
  /** Fetches the run as it stands. */
  fetch(): Promise<RunDetail>;
  /** Calls back before the next picture is drawn. Returns how to call that off. */
  beforeFrame(call: () => void): () => void;
  /** Calls back after a time. Returns how to call that off. */
  after(ms: number, call: () => void): () => void;
}

export interface WatchListener {
  readonly onItem: (item: RunWatchItem) => void;
  /** The stream is open, or was lost and is being opened again. */
  readonly onConnection: (connection: "live" | "reconnecting") => void;
  /** The stream is over and will not mend itself. */
  readonly onEnd: () => void;
}

/** Waits before the stream is opened again; doubled each time up to the last. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
/** Logs that stay in memory after another was opened. */
const KEPT_LOGS = 6;

/**
 * Keeps a store at what the server says of its run, over one stream: events from the last one known, and the log that
 * is being read from its last byte. What arrives is applied once per frame. A lost stream is opened again by itself; a
 * gap asks again from before it; where our state and the server's differ, the server's is fetched. Which log is read is
 * decided by `wantedLog` of the store; one that was read before goes on from where it was left. Returns how to stop.
 */
export function followRun(store: RunStore, transport: RunTransport): () => void {
  const { log: opened } = store.getState();
  const logs = new Map<AttemptId, LogText>(opened === null ? [] : [[opened.attempt, opened.text]]);
  let queue: RunWatchItem[] = [];
  let waitMs = FIRST_WAIT_MS;
  let closed = false;
  /** Our state is known to differ from the server's. */
  let distrusted = false;
  let closeStream = () => {};
  let dropFrame = () => {};
  let dropRetry = () => {};
  let dropSwitch = () => {};
  const unsubscribe = store.subscribe((state, before) => {
    // Closing one log and opening another comes as two changes within one frame.
    if (state.wantedLog === before.wantedLog) return;
    dropSwitch();
    dropSwitch = transport.beforeFrame(switchLog);
  });

  function open(): void {
    dropRetry();
    closeStream();
    const { live, log } = store.getState();
    const input = { run: live.summary.id, afterSeq: live.history.length, log: log === null ? null : { attempt: log.attempt, fromByte: log.text.end } };
    closeStream = transport.watch(input, { onItem, onConnection, onEnd: openLater });
    if (distrusted) void adopt();
  }

  function openLater(): void {
    if (closed) return;
    closeStream();
    closeStream = () => {};
    store.setState({ connection: "reconnecting" });
    dropRetry();
    dropRetry = transport.after(waitMs, open);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }

  function onConnection(connection: "live" | "reconnecting"): void {
    if (!closed) store.setState({ connection });
  }

  function onItem(item: RunWatchItem): void {
    if (closed) return;
    queue.push(item);
    if (queue.length === 1) dropFrame = transport.beforeFrame(applyQueue);
  }

  function applyQueue(): void {
    const items = queue;
    queue = [];
    const gaps = [applyEntries(items), appendPieces(items)];
    if (gaps.includes(true)) openLater();
    else waitMs = FIRST_WAIT_MS;
  }

  /** Returns whether something is missing. */
  function applyEntries(items: readonly RunWatchItem[]): boolean {
    const entries: HistoryEntry[] = items.flatMap((item) => (item.kind === "events" ? item.events : []));
    const before = store.getState().live;
    const { live, fault } = applyEvents(before, entries);
    if (live !== before) store.setState({ live });
    // A changed run also has another plan, which no event carries.
    const isChanged = entries.some(({ seq, event }) => seq > before.seq && event.type === "run.replanned");
    if (fault === "diverged" || isChanged) void adopt();
    return fault === "gap";
  }

  function appendPieces(items: readonly RunWatchItem[]): boolean {
    const results = items.map((item) => (item.kind === "log" ? (logs.get(attemptId(item.attempt))?.append(item) ?? "known") : "known"));
    const { log } = store.getState();
    if (log !== null && log.text.version !== log.version) store.setState({ log: { ...log, version: log.text.version } });
    return results.includes("gap");
  }

  async function adopt(): Promise<void> {
    distrusted = true;
    try {
      const detail = await transport.fetch();
      distrusted = false;
      if (!closed) store.setState((state) => ({ live: adoptDetail(state.live, detail) }));
    } catch {
      // The server is away: opening the stream again asks for the state again.
      openLater();
    }
  }

  function switchLog(): void {
    if (takeWantedLog()) open();
  }

  /** Returns whether another log is to be read than before. */
  function takeWantedLog(): boolean {
    const { log, wantedLog } = store.getState();
    if ((log?.attempt ?? null) === wantedLog) return false;
    store.setState({ log: wantedLog === null ? null : openLog(wantedLog) });
    return true;
  }

  function openLog(attempt: AttemptId): OpenLog {
    const text = logs.get(attempt) ?? new LogText();
    logs.delete(attempt);
    logs.set(attempt, text);
    for (const oldest of logs.keys()) {
      if (logs.size <= KEPT_LOGS) break;
      logs.delete(oldest);
    }
    return { attempt, text, version: text.version };
  }

  takeWantedLog();
  open();
  return () => {
    closed = true;
    for (const drop of [unsubscribe, closeStream, dropFrame, dropRetry, dropSwitch]) drop();
  };
}
