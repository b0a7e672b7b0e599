"use client";

import type { BatchId, HandOver } from "@planloom/scheduler";
import { Badge, Button, classNames, type Tone } from "@planloom/ui";
import { ChevronDown, FilePlus2 } from "lucide-react";
import Link from "next/link";
import { useRunState } from "../live/run-context.tsx";
import type { DetailTab } from "../run-place.ts";
import { sourceWords, taskName } from "../view/board-words.ts";
import { dayAndTime } from "../view/eta-words.ts";
import { batchTitle, listInShort } from "../view/names-in-short.ts";
import { changeOf, type ContractView } from "./contract-history.ts";
import { TextDiff } from "./text-diff.tsx";

interface ContractCardProps {
  readonly view: ContractView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly onOpen: (batch: BatchId, tab: DetailTab) => void;
  readonly onPublish: () => void;
}

/** One contract: between whom, which version counts; opened, what it says, its versions and its hand-overs. */
export function ContractCard({ view, isOpen, onToggle, onOpen, onPublish }: ContractCardProps) {
  const plan = useRunState((state) => state.live.plan);
  const { spec, current, handOvers } = view;
  const open = handOvers.filter(({ settled }) => settled === null).length;
  return (
    <li className="rounded-lg border border-line px-3.5 py-2.5 text-sm">
      <h3>
        <button type="button" aria-expanded={isOpen} onClick={onToggle} className="flex w-full flex-wrap items-center gap-x-2 gap-y-1 rounded-sm text-left">
          <span className="min-w-0 font-medium break-words">{spec.name}</span>
          {current === null ? <Badge tone="warning">Stub</Badge> : <Badge tone="success">Version {current.version}</Badge>}
          {open === 0 ? null : <Badge tone="person">{open === 1 ? "1 hand-over open" : `${open} hand-overs open`}</Badge>}
          <ChevronDown aria-hidden className={classNames("ml-auto size-4 shrink-0 text-faint transition-transform", isOpen && "rotate-180")} />
        </button>
      </h3>
      <p className="mt-0.5 text-xs text-muted">
        Made by {taskName(plan, spec.producer)}, used by {spec.consumers.length === 0 ? "nobody" : listInShort(spec.consumers.map((task) => taskName(plan, task)))}
      </p>
      {isOpen ? (
        <div className="mt-3 flex flex-col gap-4">
          <section aria-label="What it says now">
            <div className="mb-1.5 flex items-center justify-between gap-2">
              <h4 className="text-xs font-medium text-faint">{current === null ? "Stub: what both sides begin with" : "What it says now"}</h4>
              <Button size="sm" onClick={onPublish}>
                <FilePlus2 aria-hidden /> Publish a version
              </Button>
            </div>
            <Text text={current?.text ?? spec.stub} />
          </section>
          <Versions view={view} />
          <HandOvers handOvers={handOvers} onOpen={onOpen} />
        </div>
      ) : null}
    </li>
  );
}

function Text({ text }: { readonly text: string }) {
  if (text.trim() === "") return <p className="text-xs text-muted">Nothing yet.</p>;
  return <pre className="thin-scroll max-h-80 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono text-xs break-words whitespace-pre-wrap dark:bg-raised">{text}</pre>;
}

function Versions({ view }: Pick<ContractCardProps, "view">) {
  const run = useRunState((state) => state.live.run);
  if (view.versions.length === 0) return null;
  return (
    <section aria-label="Versions">
      <h4 className="mb-1.5 text-xs font-medium text-faint">Versions</h4>
      <ol aria-label="Versions, the newest first" className="flex flex-col gap-2">
        {view.versions.map((version, index) => {
          return (
            <li key={version.id}>
              <details open={index === 0} className="text-xs">
                <summary className="cursor-pointer text-muted">
                  Version {version.version} by {sourceWords(run, version.source)}, {dayAndTime(version.at)}: {index === view.versions.length - 1 ? "what changed from the stub" : `what changed from version ${(version.version ?? 1) - 1}`}
                </summary>
                <div className="mt-1.5">
                  <TextDiff {...changeOf(view, version)} label={`Changes of version ${version.version}`} />
                </div>
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

const SETTLED: Readonly<Record<NonNullable<HandOver["settled"]>["how"], { readonly word: string; readonly tone: Tone }>> = {
  fits: { word: "Still fits", tone: "success" },
  fix: { word: "A fix mends it", tone: "info" },
  again: { word: "Done again", tone: "warning" },
};

/** Who has built on a version that counts no more, and what became of that. */
function HandOvers({ handOvers, onOpen }: { readonly handOvers: readonly HandOver[]; readonly onOpen: ContractCardProps["onOpen"] }) {
  const run = useRunState((state) => state.live.run);
  const id = useRunState((state) => state.live.summary.id);
  if (handOvers.length === 0) return null;
  return (
    <section aria-label="Hand-overs">
      <h4 className="mb-1.5 text-xs font-medium text-faint">Hand-overs</h4>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line">
        {handOvers.map(({ id: handOver, batch, cause, openedAt, settled }) => (
          <li key={handOver} className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-1.5">
            <button type="button" onClick={() => onOpen(batch, "check-in")} className="rounded-sm text-left font-medium hover:underline">
              {batchTitle(run, batch)}
            </button>
            <span className="text-xs text-muted">
              built on what was there before version {cause.kind === "contract" ? (run.coordination.board.find((entry) => entry.id === cause.entry)?.version ?? "") : ""}, {dayAndTime(openedAt)}
            </span>
            <span className="ml-auto flex items-center gap-2">
              {settled === null ? <Link href={`/runs/${id}/desk`} className="rounded-sm text-xs font-medium text-person-ink underline-offset-2 hover:underline">Decide at the desk</Link> : <Badge tone={SETTLED[settled.how].tone}>{SETTLED[settled.how].word}</Badge>}
              {settled === null ? null : <span className="text-xs text-faint">by {settled.by}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
