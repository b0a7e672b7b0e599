"use client";

import { batchSpecOf, type Blocker, entryId } from "@planloom/scheduler";
import { Button, Checkbox, Segmented } from "@planloom/ui";
import { Check } from "lucide-react";
import { useState } from "react";
import { newUuid } from "../../../shell/new-uuid.ts";
import { AudienceField } from "../board/audience-field.tsx";
import { MarkdownField } from "../board/markdown-field.tsx";
import { useRunState } from "../live/run-context.tsx";
import { useSay } from "../use-say.ts";
import { DependencyFields } from "./dependency-fields.tsx";
import { EffectNotice } from "./effect-notice.tsx";
import { OwnerField } from "./owner-field.tsx";
import { NEW_WAY, type WayDraft, type WayKind, wayOutOf } from "./way-out.ts";
import { WorkFields } from "./work-fields.tsx";

const LABELS: Readonly<Record<WayKind, string>> = { decision: "Answer", batch: "Other work first", owner: "Another agent", dependencies: "Dependencies", dismissed: "Dismiss" };
const HINTS: Readonly<Record<WayKind, string>> = {
  decision: "The next attempt is told, and so is whoever else you name.",
  batch: "A new batch is put before the blocked one, which waits for it.",
  owner: "The blocked batch is done by somebody else.",
  dependencies: "The blocked task waits for other tasks than before.",
  dismissed: "It is none, or is none any more. The batch goes on.",
};

/** The decision about a blocker, with what it leads to before it is made. */
export function ResolveForm({ blocker, onDone }: { readonly blocker: Blocker; readonly onDone: () => void }) {
  const status = useRunState((state) => state.live.run.status);
  const spec = useRunState((state) => (blocker.batch === null ? undefined : batchSpecOf(state.live.run.spec, blocker.batch)));
  const isBlocked = useRunState((state) => (blocker.batch === null ? false : state.live.run.batches[blocker.batch]?.phase.kind === "blocked"));
  const [entry] = useState(() => entryId(newUuid()));
  const [draft, setDraft] = useState(NEW_WAY);
  const [tried, setTried] = useState(false);
  const [resume, setResume] = useState(blocker.severity === "critical");
  const { say, pending } = useSay();
  const change = (part: Partial<WayDraft>) => setDraft({ ...draft, ...part });
  const ways = waysFor({ hasTask: spec !== undefined, isBlocked: isBlocked && spec?.work !== "none", isOver: status === "accepted" || status === "failed" || status === "stopped" });
  const isPaused = status === "paused" || status === "pausing";
  const outcome = wayOutOf(draft, { task: spec?.task ?? null, isBehindOthers: (spec?.index ?? 1) > 1, entry });
  const errors = tried && outcome.kind === "missing" ? outcome.errors : {};

  const resolve = async () => {
    setTried(true);
    if (outcome.kind === "missing") return;
    const { how } = outcome;
    if (await say((client, run) => client.coordination.resolveBlocker.mutate({ run, blocker: blocker.id, text: draft.text.trim(), how, resume: resume && isPaused }), resume && isPaused ? "Out of the way; the run goes on" : "Out of the way")) onDone();
  };

  return (
    <form aria-label="Decision" className="flex flex-col gap-3.5 rounded-lg border border-accent/40 px-3.5 py-3" onSubmit={(event) => event.preventDefault()}>
      <div className="flex flex-col gap-1.5">
        <Segmented label="How to get it out of the way" value={draft.kind} onValueChange={(kind) => change({ kind })} options={ways.map((kind) => ({ value: kind, label: LABELS[kind] }))} className="h-auto min-h-8 flex-wrap self-start [&>button]:h-7" />
        <p className="text-2xs text-faint">{HINTS[draft.kind]}</p>
      </div>
      {draft.kind === "decision" && blocker.options.length > 0 ? (
        <div role="group" aria-label="Ways out that were named" className="flex flex-wrap gap-2">
          {blocker.options.map((option) => (
            <Button key={option} size="sm" aria-pressed={draft.text === option} className="h-auto min-h-7 py-1 text-left whitespace-normal" onClick={() => change({ text: option })}>
              {option}
            </Button>
          ))}
        </div>
      ) : null}
      {draft.kind === "batch" && spec !== undefined ? <WorkFields spec={spec} draft={draft} errors={errors} onChange={change} /> : null}
      {draft.kind === "owner" && spec !== undefined ? <OwnerField spec={spec} draft={draft} error={errors.owner ?? null} onChange={change} /> : null}
      {draft.kind === "dependencies" && spec !== undefined ? <DependencyFields task={spec.task} draft={draft} error={errors.dependencies ?? null} onChange={change} /> : null}
      <MarkdownField
        label={draft.kind === "decision" ? "Answer" : draft.kind === "dismissed" ? "Why it is no blocker" : "What to tell the next attempt"}
        rows={2}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={errors.text ?? null}
      />
      {draft.kind === "decision" ? (
        <>
          <Checkbox checked={!draft.quietly} onCheckedChange={(told) => change({ quietly: !told })}>
            Make it known on the board
          </Checkbox>
          {draft.quietly ? null : <AudienceField value={draft.audience} onChange={(audience) => change({ audience })} error={errors.audience ?? null} />}
        </>
      ) : null}
      {isPaused ? (
        <Checkbox checked={resume} onCheckedChange={setResume}>
          And resume the run
        </Checkbox>
      ) : null}
      {outcome.kind === "ready" ? <EffectNotice blocker={blocker.id} how={outcome.how} resume={resume && isPaused} /> : null}
      <Button variant="primary" disabled={pending} className="self-start" onClick={() => void resolve()}>
        <Check aria-hidden /> {resume && isPaused ? "Resolve and resume" : "Resolve"}
      </Button>
    </form>
  );
}

interface Possible {
  readonly hasTask: boolean;
  readonly isBlocked: boolean;
  readonly isOver: boolean;
}

/** The ways that are open at the moment. */
function waysFor({ hasTask, isBlocked, isOver }: Possible): readonly WayKind[] {
  if (isOver || !hasTask) return ["decision", "dismissed"];
  return ["decision", "batch", ...(isBlocked ? (["owner"] as const) : []), "dependencies", "dismissed"];
}
