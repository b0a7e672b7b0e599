"use client";

import type { PlanRevision } from "@planloom/api";
import { Button, ConfirmDialog, Dialog } from "@planloom/ui";
import { use, useMemo, useState } from "react";
import { ChangedRunContext } from "../run-change/changed-run-context.ts";
import { openClashes, type OpenClash, resolveMerge } from "../document/resolve-merge.ts";
import { useOpenPlan, usePlanner } from "../planner-context.tsx";
import { ClashChoice } from "./clash-choice.tsx";

/** Somebody else saved while this plan was drawn: nothing was written, and a person decides what becomes of both. */
export function ConflictDialog() {
  const save = usePlanner((state) => state.save);
  return save.kind === "conflict" ? <Decision key={save.latest.revision} latest={save.latest} /> : null;
}

function Decision({ latest }: { readonly latest: PlanRevision }) {
  const { store } = useOpenPlan();
  const draft = usePlanner((state) => state.draft);
  const versions = useMemo(() => ({ base: draft.base.plan, mine: draft.plan, theirs: latest.plan }), [draft, latest]);
  const clashes = useMemo(() => openClashes(versions), [versions]);
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set());
  const [isDropping, setDropping] = useState(false);
  const words = wordsOf(use(ChangedRunContext)?.summary.number ?? null, { latest, known: draft.base.revision });
  const base = { revision: latest.revision, plan: latest.plan };
  const give = (key: string, winner: "mine" | "theirs"): void => setGiven(winner === "theirs" ? new Set([...given, key]) : new Set([...given].filter((other) => other !== key)));
  return (
    <>
      <Dialog
        open
        onOpenChange={null}
        width="lg"
        title={words.title}
        description={`${words.what} Your changes are not written yet, and nothing is lost.`}
        footer={
          <>
            <Button variant="danger" onClick={() => setDropping(true)}>
              Drop mine
            </Button>
            <Button onClick={() => store.getState().rebase(base, draft.plan)}>Take over: keep only mine</Button>
            <Button variant="primary" onClick={() => store.getState().rebase(base, resolveMerge(versions, given))}>
              Merge both
            </Button>
          </>
        }
      >
        <Clashes clashes={clashes} given={given} onGive={give} />
        <p className="mt-3 text-xs text-muted">Whatever you choose is one step: undo brings your plan back as it is now. {words.after}</p>
      </Dialog>
      <ConfirmDialog
        open={isDropping}
        onOpenChange={setDropping}
        title="Drop your changes?"
        description={`${words.dropped} Undo brings your changes back for as long as this page is open.`}
        confirmLabel="Drop mine"
        danger
        onConfirm={() => store.getState().rebase(base, latest.plan)}
      />
    </>
  );
}

interface Words {
  readonly title: string;
  readonly what: string;
  readonly after: string;
  readonly dropped: string;
}

/** `run`: the number of the run whose plan is changed; `null` where a saved plan is. */
function wordsOf(run: number | null, { latest: { revision, savedBy }, known }: { readonly latest: PlanRevision; readonly known: number }): Words {
  return run === null
    ? {
        title: "Somebody else saved this plan",
        what: `${savedBy} saved revision ${revision} while you were working on revision ${known}.`,
        after: "The other revision stays in the history.",
        dropped: `You go on with revision ${revision} by ${savedBy}.`,
      }
    : {
        title: `Somebody else changed run ${run}`,
        what: "The run goes on by another plan than the one you began to change.",
        after: "Nothing reaches the run before you have reviewed it.",
        dropped: "You go on with what the run does now.",
      };
}

interface ClashesProps {
  readonly clashes: readonly OpenClash[];
  /** The keys of those that they win. */
  readonly given: ReadonlySet<string>;
  readonly onGive: (key: string, winner: "mine" | "theirs") => void;
}

function Clashes({ clashes, given, onGive }: ClashesProps) {
  if (clashes.length === 0) return <p className="text-sm">Your changes and theirs are in different places: merging keeps all of them.</p>;
  return (
    <>
      <p className="text-sm">Merging keeps everything that only one of you changed. Choose who wins where both did:</p>
      <ul aria-label="What both of you changed" className="mt-2 flex flex-col gap-1.5">
        {clashes.map(({ key, clash, isChoosable }) => (
          <ClashChoice key={key} clash={clash} isChoosable={isChoosable} winner={given.has(key) ? "theirs" : "mine"} onWinner={(winner) => onGive(key, winner)} />
        ))}
      </ul>
    </>
  );
}
