"use client";

import { type BatchId, type BoardEntry, tasksTold } from "@planloom/scheduler";
import { Button, Markdown } from "@planloom/ui";
import { Pin, PinOff, Replace } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { plainText } from "../log/log-line.ts";
import type { DetailTab } from "../run-place.ts";
import { useSay } from "../use-say.ts";
import { placeWords, sourceWords, taskName } from "../view/board-words.ts";
import { dayAndTime } from "../view/eta-words.ts";
import { KnownTo } from "./known-to.tsx";
import { listInShort } from "../view/names-in-short.ts";

interface EntryDetailProps {
  readonly entry: BoardEntry;
  readonly earlier: readonly BoardEntry[];
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
  readonly onSupersede: () => void;
}

/** All of an entry: its text, what it is about, who is told now and who was, what it took the place of, and what can be done with it. */
export function EntryDetail({ entry, earlier, onOpen, onSupersede }: EntryDetailProps) {
  const plan = useRunState((state) => state.live.plan);
  const run = useRunState((state) => state.live.run);
  const tasks = useMemo(() => tasksTold(plan, entry.audience), [plan, entry.audience]);
  const { say, pending } = useSay();
  const pin = () => void say((client, id) => client.coordination.pin.mutate({ run: id, entry: entry.id, pinned: !entry.pinned }));
  return (
    <div className="mt-1.5 mb-2 flex flex-col gap-3">
      {entry.text.trim() === "" ? null : <Markdown text={plainText(entry.text)} />}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-xs">
        {entry.files.length === 0 ? null : <Fact term="Files">{entry.files.map((place) => <code key={placeWords(place)} className="block font-mono break-all">{placeWords(place)}</code>)}</Fact>}
        {entry.subject === null ? null : (
          <Fact term="Says of">
            <code className="font-mono">{entry.subject}</code>
            {entry.claim === null ? null : <>: {entry.claim}</>}
          </Fact>
        )}
        <Fact term="Told to">
          {tasks.length === 0 ? "Nobody at the moment" : tasks.length === plan.tasks.filter(({ kind }) => kind === "task").length ? "Every task" : listInShort(tasks.map((task) => taskName(plan, task)), 8)}
        </Fact>
        <Fact term="Known to">
          <KnownTo entry={entry} tasks={tasks} onOpen={onOpen} />
        </Fact>
      </dl>
      {earlier.length === 0 ? null : (
        <details className="text-xs">
          <summary className="cursor-pointer text-muted">{earlier.length === 1 ? "What it took the place of" : `The ${earlier.length} versions that it took the place of`}</summary>
          <ol aria-label="Earlier versions, the newest first" className="mt-1.5 flex flex-col gap-2 border-l-2 border-line pl-3">
            {earlier.map((version) => (
              <li key={version.id}>
                <p className="text-faint">
                  {sourceWords(run, version.source)}, {dayAndTime(version.at)}
                </p>
                <p className="text-muted line-through decoration-line-strong">{plainText(version.title)}</p>
                {version.text.trim() === "" ? null : <Markdown text={plainText(version.text)} className="text-xs text-muted" />}
              </li>
            ))}
          </ol>
        </details>
      )}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={pending} onClick={pin}>
          {entry.pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />} {entry.pinned ? "Unpin" : "Pin"}
        </Button>
        {entry.kind === "contract" ? null : (
          <Button size="sm" onClick={onSupersede}>
            <Replace aria-hidden /> New version
          </Button>
        )}
      </div>
    </div>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
