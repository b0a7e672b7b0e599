"use client";

import type { Attempt, BatchSpec, EntryId } from "@planloom/scheduler";
import { EmptyState, Notice, Segmented, Select, Skeleton } from "@planloom/ui";
import { useQuery } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useState } from "react";
import { failureMessage } from "../../../trpc/api-failure.ts";
import { useApi } from "../../../trpc/use-api.ts";
import { TextDiff } from "../contracts/text-diff.tsx";
import { useRunState } from "../live/run-context.tsx";
import { CAUSE_WORDS } from "../view/attempt-words.ts";
import { dayAndTime } from "../view/eta-words.ts";
import { BriefHead } from "./brief-head.tsx";
import type { BriefTabProps } from "./brief-tab-props.ts";
import { unsentWords } from "./brief-words.ts";
import { CarriedEntries } from "./carried-entries.tsx";
import { useBriefNow } from "./use-brief-now.ts";

/** A brief goes out at any time, and no event tells of it. */
const LOOK_AGAIN_MS = 5_000;

/** What was sent to each attempt at a batch, as it was or against what would be sent now. */
export function SentTab({ spec, attempt, onAttempt, onEntry }: BriefTabProps) {
  const attempts = useRunState((state) => state.live.run.batches[spec.id]?.attempts) ?? [];
  const told = attempts.filter(({ stage }) => stage.kind !== "offered");
  const chosen = told.find(({ id }) => id === attempt) ?? told.at(-1);
  if (chosen === undefined) {
    return (
      <EmptyState icon={<FileText aria-hidden />} title="Nothing was sent yet">
        The brief goes out when the work is given out. Until then you can change it under <em>Would be sent now</em>.
      </EmptyState>
    );
  }
  return (
    <>
      {told.length < 2 ? null : (
        <Select aria-label="Attempt" value={chosen.id} onChange={(event) => onAttempt(told.find(({ id }) => id === event.target.value)?.id ?? chosen.id)} className="w-56">
          {told.map(({ id, number, cause }) => (
            <option key={id} value={id}>
              Attempt {number}: {CAUSE_WORDS[cause].toLowerCase()}
            </option>
          ))}
        </Select>
      )}
      <SentBriefView key={chosen.id} spec={spec} attempt={chosen} onEntry={onEntry} />
    </>
  );
}

interface SentProps {
  readonly spec: BatchSpec;
  readonly attempt: Attempt;
  readonly onEntry: (entry: EntryId) => void;
}

function SentBriefView({ spec, attempt, onEntry }: SentProps) {
  const api = useApi();
  const run = useRunState((state) => state.live.summary.id);
  const sent = useQuery(api.attempt.brief.queryOptions({ run, batch: spec.id, attempt: attempt.id }, { refetchInterval: attempt.stage.kind === "ended" ? false : LOOK_AGAIN_MS }));
  if (sent.isPending) return <Skeleton className="h-40" />;
  if (sent.isError) {
    return (
      <Notice tone="danger" title="What was sent could not be read">
        {failureMessage(sent.error)}
      </Notice>
    );
  }
  const { kind, text, carried, at } = sent.data;
  if (kind === "foreseen") {
    return (
      <EmptyState icon={<FileText aria-hidden />} title="Nothing was sent">
        {unsentWords(attempt)}
      </EmptyState>
    );
  }
  return (
    <>
      <BriefHead text={text}>{at === null ? null : <span>{spec.work === "person" ? "Shown" : "Sent"} {dayAndTime(at)}</span>}</BriefHead>
      <CarriedEntries carried={carried} onEntry={onEntry} />
      <SentText spec={spec} attempt={attempt} text={text} />
    </>
  );
}

type Look = "text" | "difference";

function SentText({ spec, attempt, text }: Pick<SentProps, "spec" | "attempt"> & { readonly text: string }) {
  const [look, setLook] = useState<Look>("text");
  const { text: now } = useBriefNow(spec);
  return (
    <>
      <Segmented<Look>
        label="How it is shown"
        className="self-start"
        value={look}
        onValueChange={setLook}
        options={[
          { value: "text", label: "As it was sent" },
          { value: "difference", label: text === now ? "No difference to now" : "Difference to now" },
        ]}
      />
      {look === "text" ? (
        <pre aria-label={`Brief of attempt ${attempt.number}`} className="rounded-lg border border-line px-3 py-2.5 font-sans text-sm break-words whitespace-pre-wrap">
          {text}
        </pre>
      ) : (
        <>
          <p className="text-xs text-muted">{text === now ? "What would be sent now is the same, word for word." : "From what was sent to what would be sent now."}</p>
          {text === now ? null : <TextDiff before={text} after={now} label={`What changed since attempt ${attempt.number} was told`} />}
        </>
      )}
    </>
  );
}
