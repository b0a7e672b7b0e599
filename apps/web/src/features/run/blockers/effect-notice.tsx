"use client";

import type { BlockerId } from "@planloom/scheduler";
import { minutesWords, Notice } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useApiClient } from "../../../trpc/use-api.ts";
import { useRunState } from "../live/run-context.tsx";
import { essenceOf, type WayInput } from "./way-out.ts";
import { listInShort } from "../view/names-in-short.ts";

const REFRESH_MS = 10_000;

interface EffectNoticeProps {
  readonly blocker: BlockerId;
  readonly how: WayInput;
  readonly resume: boolean;
}

/** What a way out leads to, as the server foretells it: what it adds and starts, and when the run will be done. */
export function EffectNotice({ blocker, how, resume }: EffectNoticeProps) {
  const client = useApiClient();
  const run = useRunState((state) => state.live.summary.id);
  const status = useRunState((state) => state.live.run.status);
  const revision = useRunState((state) => state.live.run.spec.revision);
  const essence = essenceOf(how);
  const { data, error, isPending } = useQuery({
    queryKey: ["what resolves a blocker does", run, blocker, essence, resume, status, revision],
    queryFn: ({ signal }) => client.coordination.foretellResolution.mutate({ run, blocker, how: essence, resume }, { signal }),
    placeholderData: (before) => before,
    // The server plays the rest of the run for an answer: not at each of its events.
    refetchInterval: REFRESH_MS,
    staleTime: Infinity,
    retry: false,
  });
  if (isPending) return <p className="text-xs text-faint">Finding out what this leads to…</p>;
  if (error !== null) return <Notice tone="warning">{`What this leads to could not be found out. ${failureMessage(error)}`}</Notice>;
  if (data.kind === "refused") return <Notice tone="danger" title="This cannot be done">{data.message}</Notice>;
  const parts = [
    how.kind === "batch" ? "Adds this batch." : data.added.length === 0 ? null : `Adds ${listInShort(data.added)}.`,
    data.removed.length === 0 ? null : `Removes ${listInShort(data.removed)}.`,
    data.starts.length === 0 ? "Nothing starts at once." : `Starts ${listInShort(data.starts.map((title) => (how.kind === "batch" && data.added.includes(title) ? "the new batch" : title)))} at once.`,
    finishWords(data.finish),
  ];
  return (
    <div role="status" aria-label="What it leads to" className="rounded-md bg-accent-soft/60 px-3 py-2 text-sm text-accent-ink">
      {parts.filter((part) => part !== null).join(" ")}
    </div>
  );
}

function finishWords({ beforeMinutes, afterMinutes }: { readonly beforeMinutes: number | null; readonly afterMinutes: number | null }): string {
  if (afterMinutes === null) return "When the run will be done, nobody can say yet: something else waits for a person.";
  const after = afterMinutes < 1 ? "in under a minute" : `in ${minutesWords(afterMinutes)}`;
  if (beforeMinutes === null) return `The run will be done ${after}.`;
  return beforeMinutes === afterMinutes ? `The run will be done ${after}, as before.` : `The run will be done ${after} instead of ${minutesWords(beforeMinutes)}.`;
}
