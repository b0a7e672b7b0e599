"use client";

import type { PlanRevision, RunDetail } from "@planloom/api";
import type { TaskId } from "@planloom/scheduler";
import { Button, Notice } from "@planloom/ui";
import { Check, CircleX, LoaderCircle, PencilRuler } from "lucide-react";
import Link from "next/link";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { TaskDecoration } from "../../../canvas/plan-canvas.tsx";
import { isUnsaved } from "../document/draft.ts";
import { createDraftStore, type DraftStore } from "../document/draft-store.ts";
import { PlannerProvider, usePlanner } from "../planner-context.tsx";
import { PlannerScreen } from "../planner-screen.tsx";
import type { TaskProgress } from "./begun-tasks.ts";
import { ChangedRunContext, useChangedRun } from "./changed-run-context.ts";
import { ReviewButton } from "./review-button.tsx";
import { useBegun } from "./use-begun.ts";

export interface RunChangeSessionProps {
  readonly detail: RunDetail;
  readonly refetch: () => Promise<RunDetail | undefined>;
}

/** The plan of a live run, open for changes that are kept on this page until somebody applies them. */
export function RunChangeSession({ detail, refetch }: RunChangeSessionProps) {
  const [store] = useState<DraftStore>(() => createDraftStore(revisionOf(detail), null));
  const [open] = useState(() => ({ store }));
  const begun = useBegun(detail, refetch);
  const { tasks } = begun;
  const decorate = useCallback((id: TaskId): TaskDecoration | null => decorationOf(tasks.get(id)), [tasks]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (isUnsaved(store.getState().draft)) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [store]);
  const changed = useMemo(
    () => ({
      summary: detail.summary,
      begun,
      meet: async () => {
        const latest = await refetch();
        if (latest !== undefined) store.getState().setSave({ kind: "conflict", latest: revisionOf(latest) });
      },
    }),
    [detail.summary, begun, refetch, store],
  );
  return (
    <ChangedRunContext value={changed}>
      <PlannerProvider open={open}>
        <PlannerScreen mark={<ChangeMark />} action={ReviewButton} notice={<WhatThisIs />} decorate={decorate} />
      </PlannerProvider>
    </ChangedRunContext>
  );
}

/** What a run does now, as a revision to draw on. */
function revisionOf({ summary, plan, state }: RunDetail): PlanRevision {
  const { revision } = state.spec;
  return { id: summary.id, revision, latestRevision: revision, savedAt: summary.createdAt, savedBy: "Somebody", plan };
}

function ChangeMark() {
  const isChanged = usePlanner((state) => isUnsaved(state.draft));
  return (
    <span role="status" className="flex items-center gap-1.5 text-xs whitespace-nowrap text-muted">
      <PencilRuler aria-hidden className="size-3.5" />
      {isChanged ? "Not applied yet" : "No changes yet"}
    </span>
  );
}

function WhatThisIs() {
  const { summary, begun: { tasks, revision }, meet } = useChangedRun();
  const begun = tasks.size;
  const base = usePlanner(({ draft }) => draft.base.revision);
  const back = (
    <Button size="sm" asChild>
      <Link href={`/runs/${summary.id}`}>Back to the run</Link>
    </Button>
  );
  if (revision !== base) {
    return (
      <Notice tone="warning" className="items-center rounded-none px-4 py-1.5 max-sm:flex-wrap" actions={<Button size="sm" onClick={() => void meet()}>Bring both together</Button>}>
        Somebody changed this run meanwhile.
      </Notice>
    );
  }
  return (
    <Notice tone="info" className="items-center rounded-none px-4 py-1.5 max-sm:flex-wrap" actions={back}>
      You change what run {summary.number} does from here on; the saved plan stays as it is. {begun === 0 ? "Nothing has begun yet." : `${begun} ${begun === 1 ? "task has" : "tasks have"} begun and cannot be changed.`}
    </Notice>
  );
}

const LOOKS: Readonly<Record<TaskProgress, Pick<TaskDecoration, "tone" | "icon" | "word">>> = {
  begun: { tone: "info", icon: <LoaderCircle aria-hidden className="size-4" />, word: "Begun" },
  failed: { tone: "bad", icon: <CircleX aria-hidden className="size-4" />, word: "Not done" },
  done: { tone: "good", icon: <Check aria-hidden className="size-4" />, word: "Done" },
};

function decorationOf(progress: TaskProgress | undefined): TaskDecoration | null {
  return progress === undefined ? null : { ...LOOKS[progress], progress: null, detail: "Cannot be changed any more" };
}
