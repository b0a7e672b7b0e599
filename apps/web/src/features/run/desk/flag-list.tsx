"use client";

import { type Attempt, type AttemptId, type RedFlag, redFlags, type BatchSpec } from "@planloom/scheduler";
import { Button, classNames } from "@planloom/ui";
import { Check, Flag } from "lucide-react";
import { useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import { FlagActionButton } from "./flag-action-button.tsx";
import { useLastOutputs } from "./use-last-outputs.ts";
import { useDecide } from "../use-decide.ts";

export interface FlagListProps {
  readonly spec: BatchSpec;
  readonly attempt: Attempt;
  readonly onReadLog: (attempt: AttemptId) => void;
}

/** What about an attempt asks to be looked at, with what is proposed. Those that somebody has dealt with stay, in grey. */
export function FlagList({ spec, attempt, onReadLog }: FlagListProps) {
  const run = useRunState((state) => state.live.run);
  const plan = useRunState((state) => state.live.plan);
  const isWorkedOn = attempt.stage.kind === "running" || attempt.stage.kind === "with-person";
  const now = useServerNow(isWorkedOn);
  const lastOutputAt = useLastOutputs(attempt.stage.kind === "running")(attempt.id);
  const flags = useMemo(() => redFlags(plan, run, attempt, { now, lastOutputAt }), [plan, run, attempt, now, lastOutputAt]);
  if (flags.length === 0) return null;
  return (
    <section aria-label="Red flags">
      <h3 className="mb-2 text-xs font-medium text-faint">Red flags</h3>
      <ul className="flex flex-col gap-2">
        {flags.map((flag) => (
          <FlagRow key={flag.kind} spec={spec} flag={flag} attempt={attempt} onReadLog={onReadLog} />
        ))}
      </ul>
    </section>
  );
}

function FlagRow({ spec, flag: { kind, sentence, action, settled }, attempt, onReadLog }: FlagListProps & { readonly flag: RedFlag }) {
  const { decide, pending } = useDecide();
  return (
    <li className={classNames("flex items-start gap-2.5 rounded-lg px-3 py-2 text-sm", settled === null ? "bg-danger-soft text-danger-ink" : "bg-sunken text-muted dark:bg-raised")}>
      <Flag aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{sentence}</p>
        <p className="text-xs">{settled === null ? action.sentence : [`Dealt with by ${settled.by}.`, settled.note ?? ""].join(" ")}</p>
      </div>
      {settled !== null || action.kind === "decide-scope" ? null : (
        <div className="flex shrink-0 flex-wrap justify-end gap-1 max-sm:flex-col">
          <FlagActionButton spec={spec} attempt={attempt} kind={action.kind} onReadLog={onReadLog} />
          <Button size="sm" variant="ghost" disabled={pending} aria-label={`Dealt with: ${sentence} (${spec.title})`} onClick={() => void decide({ kind: "settle-flag", attempt: attempt.id, flag: kind, note: null })}>
            <Check aria-hidden /> Dealt with
          </Button>
        </div>
      )}
    </li>
  );
}
