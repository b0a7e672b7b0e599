"use client";

import { type BatchSpec, pauseEffect } from "@planloom/scheduler";
import { Button, Dialog, MoreButton, Segmented, useFirst } from "@planloom/ui";
import { CircleCheck, Undo2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import { useDecide } from "../use-decide.ts";
import { type PauseChoice, policyOf, policyWords } from "../view/pause-words.ts";

const CHOICES = [
  { value: "plan", label: "As the plan says" },
  { value: "finish", label: "Let all finish" },
  { value: "hand-back", label: "Hand all back" },
] as const;

/** Asks how to pause, and says by name what finishes first and what is handed back. */
export function PauseDialog({ onClose }: { readonly onClose: () => void }) {
  const run = useRunState((state) => state.live.run);
  const number = useRunState((state) => state.live.summary.number);
  const now = useServerNow(true);
  const [choice, setChoice] = useState<PauseChoice>("plan");
  const { decide, pending } = useDecide();
  const policy = policyOf(run, choice);
  const { finishing, handedBack } = pauseEffect(run, policy, now);
  const pause = async () => {
    await decide({ kind: "pause", policy: choice === "plan" ? null : policy });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Pause run ${number}?`}
      description="Nothing new starts until somebody resumes the run. What waits for people goes on waiting, and can be decided meanwhile."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={pending} onClick={() => void pause()}>
            Pause run
          </Button>
        </>
      }
    >
      <Segmented label="What becomes of running work" value={choice} onValueChange={setChoice} options={CHOICES} className="w-full" />
      <p className="mt-2 text-xs text-muted">{policyWords(policy)}</p>
      {finishing.length + handedBack.length === 0 ? <p className="mt-3 text-sm">Nothing runs at the moment, so the run is paused at once.</p> : null}
      <Fate icon={<CircleCheck aria-hidden className="size-4 text-success-ink" />} words="Finishes first" batches={finishing} />
      <Fate icon={<Undo2 aria-hidden className="size-4 text-warning-ink" />} words="Handed back, done again later" batches={handedBack} />
    </Dialog>
  );
}

function Fate({ icon, words, batches }: { readonly icon: ReactNode; readonly words: string; readonly batches: readonly BatchSpec[] }) {
  const { first, left, showMore } = useFirst(batches);
  if (batches.length === 0) return null;
  return (
    <section className="mt-3 text-sm">
      <h3 className="flex items-center gap-1.5 font-medium">
        {icon} {words} <span className="text-muted tabular-nums">({batches.length})</span>
      </h3>
      <ul className="mt-1 ml-5.5 text-muted">
        {first.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <MoreButton left={left} showMore={showMore} />
    </section>
  );
}
