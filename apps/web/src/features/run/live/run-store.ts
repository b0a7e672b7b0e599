import type { RunDetail } from "@planloom/api";
import type { AttemptId } from "@planloom/scheduler";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { VerdictDraft } from "../desk/verdict-draft.ts";
import type { LogText } from "../log/log-text.ts";
import { beginLive } from "./adopt-detail.ts";
import type { RunLive } from "./run-live.ts";

/** How the window stands to the server. */
export type Connection = "connecting" | "live" | "reconnecting";

/** The log that is being read. `text` grows in place; `version` says that it did. */
export interface OpenLog {
  readonly attempt: AttemptId;
  readonly text: LogText;
  readonly version: number;
}

export interface RunState {
  readonly live: RunLive;
  readonly connection: Connection;
  /** Milliseconds to add to this machine's clock to get the server's. */
  readonly clockOffsetMs: number;
  /** The attempt whose log somebody wants to read. */
  readonly wantedLog: AttemptId | null;
  readonly log: OpenLog | null;
  /** What was filled in about attempts and not sent yet. */
  readonly drafts: Readonly<Record<AttemptId, VerdictDraft>>;
}

export type RunStore = StoreApi<RunState>;

/** Makes the store of one run for one window. `now` is this machine's clock when `detail` arrived. */
export function createRunStore(detail: RunDetail, now: number): RunStore {
  return createStore<RunState>(() => ({ live: beginLive(detail), connection: "connecting", clockOffsetMs: detail.now - now, wantedLog: null, log: null, drafts: {} }));
}
