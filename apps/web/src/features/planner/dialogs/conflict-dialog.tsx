"use client";

import type { PlanRevision } from "@planloom/api";
import { mergePlans, type PlanMerge } from "@planloom/scheduler";
import { Button, Dialog } from "@planloom/ui";
import { useMemo } from "react";
import { useOpenPlan, usePlanner } from "../planner-context.tsx";

/** Somebody else saved while this plan was drawn: nothing was written, and a person decides what becomes of both. */
export function ConflictDialog() {
  const save = usePlanner((state) => state.save);
  return save.kind === "conflict" ? <Decision latest={save.latest} /> : null;
}

function Decision({ latest }: { readonly latest: PlanRevision }) {
  const { store } = useOpenPlan();
  const draft = usePlanner((state) => state.draft);
  const merge = useMemo(() => mergePlans(draft.base.plan, draft.plan, latest.plan), [draft, latest]);
  const base = { revision: latest.revision, plan: latest.plan };
  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      width="lg"
      title="Somebody else saved this plan"
      description={`${latest.savedBy} saved revision ${latest.revision} while you were working on revision ${draft.base.revision}. Your changes are not written yet, and nothing is lost.`}
      footer={
        <>
          <Button variant="danger" onClick={() => store.getState().rebase(base, latest.plan)}>
            Drop mine
          </Button>
          <Button onClick={() => store.getState().rebase(base, draft.plan)}>Take over: keep only mine</Button>
          <Button variant="primary" onClick={() => store.getState().rebase(base, merge.plan)}>
            Merge both
          </Button>
        </>
      }
    >
      <Clashes merge={merge} />
      <p className="mt-3 text-xs text-muted">Whatever you choose is one step: undo brings your plan back as it is now. The other revision stays in the history.</p>
    </Dialog>
  );
}

function Clashes({ merge: { clashes } }: { readonly merge: PlanMerge }) {
  if (clashes.length === 0) return <p className="text-sm">Your changes and theirs are in different places: merging keeps all of them.</p>;
  return (
    <>
      <p className="text-sm">Merging keeps everything but these, which both of you changed. Yours stay; theirs would be lost there:</p>
      <ul className="mt-2 flex flex-col gap-1.5">
        {clashes.map(({ message }) => (
          <li key={message} className="rounded-md border border-line bg-sunken px-3 py-2 text-sm">
            {message}
          </li>
        ))}
      </ul>
    </>
  );
}
