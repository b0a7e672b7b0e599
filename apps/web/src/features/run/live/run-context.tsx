"use client";

import type { RunDetail } from "@planloom/api";
import type { AttemptId, RunId } from "@planloom/scheduler";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { useApi, useApiClient } from "../../../trpc/use-api.ts";
import { NEW_DRAFT, type VerdictDraft } from "../desk/verdict-draft.ts";
import { followRun } from "./follow-run.ts";
import { pacedFrames } from "./paced-frames.ts";
import { createRunStore, type OpenLog, type RunState, type RunStore } from "./run-store.ts";

const Context = createContext<RunStore | null>(null);

/** Makes the store of a run and keeps it at what the server says for as long as it is on the screen. */
export function RunLiveProvider({ detail, children }: { readonly detail: RunDetail; readonly children: ReactNode }) {
  const [store] = useState(() => createRunStore(detail, Date.now()));
  const api = useApi();
  const client = useApiClient();
  const queryClient = useQueryClient();
  const run = detail.summary.id;

  useEffect(
    () =>
      followRun(store, {
        watch: (input, { onItem, onConnection, onEnd }) => {
          const stream = client.run.watch.subscribe(input, {
            onData: ({ data }) => onItem(data),
            onConnectionStateChange: ({ state, error }) => {
              if (state === "pending") onConnection("live");
              else if (error) onConnection("reconnecting");
            },
            onError: onEnd,
            onComplete: onEnd,
          });
          return () => stream.unsubscribe();
        },
        fetch: () => queryClient.fetchQuery(api.run.get.queryOptions({ run }, { staleTime: 0 })),
        beforeFrame: pacedFrames({ now: () => performance.now(), beforeFrame, after }),
        after,
      }),
    [store, api, client, queryClient, run],
  );

  return <Context value={store}>{children}</Context>;
}

function useRunStore(): RunStore {
  const store = useContext(Context);
  if (store === null) throw new Error("There is no run above this component");
  return store;
}

/** A part of what is known of the run; renders again only when that part changes. */
export function useRunState<Part>(select: (state: RunState) => Part): Part {
  return useStore(useRunStore(), select);
}

/** What was filled in about an attempt, kept while the page is open, and how to change it. */
export function useVerdictDraft(attempt: AttemptId): readonly [draft: VerdictDraft, change: (change: Partial<VerdictDraft>) => void] {
  const store = useRunStore();
  const draft = useStore(store, ({ drafts }) => drafts[attempt] ?? NEW_DRAFT);
  const change = useCallback((changed: Partial<VerdictDraft>) => store.setState(({ drafts }) => ({ drafts: { ...drafts, [attempt]: { ...(drafts[attempt] ?? NEW_DRAFT), ...changed } } })), [store, attempt]);
  return [draft, change];
}

/** What was filled in about the attempts of a run. */
export type KeptDrafts = RunState["drafts"];

/** Takes up what was filled in when the run was here before, and hands it over when it leaves: for pages that go from run to run. */
export function useKeptDrafts(kept: Map<RunId, KeptDrafts>): void {
  const store = useRunStore();
  useEffect(() => {
    const { id } = store.getState().live.summary;
    const drafts = kept.get(id);
    if (drafts !== undefined) store.setState({ drafts });
    return () => void kept.set(id, store.getState().drafts);
  }, [store, kept]);
}

/** Reads the log of an attempt while mounted; `null` until the first of it is asked for. */
export function useAttemptLog(attempt: AttemptId): OpenLog | null {
  const store = useRunStore();
  useEffect(() => {
    store.setState({ wantedLog: attempt });
    return () => store.setState({ wantedLog: null });
  }, [store, attempt]);
  return useStore(store, ({ log }) => (log?.attempt === attempt ? log : null));
}

const HIDDEN_FRAME_MS = 1_000;

/** A window in the background draws no frames; it keeps up once a second, so that its title is right and nothing piles up. */
function beforeFrame(call: () => void): () => void {
  if (document.hidden) return after(HIDDEN_FRAME_MS, call);
  const frame = requestAnimationFrame(call);
  return () => cancelAnimationFrame(frame);
}

function after(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}
