"use client";

import { measureRun, type Run } from "@planloom/scheduler";
import { Button, StatusIcon } from "@planloom/ui";
import { Undo2 } from "lucide-react";
import { useRunState } from "../live/run-context.tsx";
import { useDecide } from "../use-decide.ts";
import { namesInShort } from "../view/names-in-short.ts";
import { leftToPause, nextUp, policyOf } from "../view/pause-words.ts";

/** What a pause still waits for; once it is there, what is done and what comes next. Nothing while the run goes on. */
export function PauseStrip() {
  const run = useRunState((state) => state.live.run);
  if (run.status !== "pausing" && run.status !== "paused") return null;
  return (
    <section aria-label="Pause" className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-warning-soft/60 px-4 py-2 text-sm sm:px-5 dark:bg-warning-soft/40">
      <StatusIcon status={run.status} />
      <div className="min-w-0 flex-1">{run.status === "pausing" ? <Pausing run={run} /> : <Paused run={run} />}</div>
      {run.status === "pausing" ? <HandBackRest run={run} /> : null}
    </section>
  );
}

function Pausing({ run }: { readonly run: Run }) {
  const { finishing, stopping } = leftToPause(run);
  const ids = (specs: typeof finishing) => specs.map(({ id }) => id);
  return (
    <p>
      <span className="font-medium">Being paused.</span>{" "}
      {finishing.length === 0 ? null : `${namesInShort(run, ids(finishing))} ${finishing.length === 1 ? "finishes" : "finish"} first. `}
      {stopping.length === 0 ? null : `${namesInShort(run, ids(stopping))} ${stopping.length === 1 ? "is" : "are"} being ended.`}
    </p>
  );
}

function Paused({ run }: { readonly run: Run }) {
  const { counts, batches } = measureRun(run);
  const next = nextUp(run).map(({ id }) => id);
  return (
    <p>
      <span className="font-medium">Paused.</span> {counts.accepted + counts.skipped} of {batches} batches are done.{" "}
      {next.length === 0 ? "Nothing is ready to start." : `${namesInShort(run, next)} ${next.length === 1 ? "starts" : "start"} next, once the run is resumed.`}
    </p>
  );
}

/** For whoever cannot wait: gives back what was to finish. */
function HandBackRest({ run }: { readonly run: Run }) {
  const { decide, pending } = useDecide();
  const policy = policyOf(run, "hand-back");
  const { finishing } = leftToPause(run);
  if (finishing.length === 0) return null;
  return (
    <Button size="sm" disabled={pending} onClick={() => void decide({ kind: "pause", policy })}>
      <Undo2 aria-hidden /> Hand back the rest
    </Button>
  );
}
