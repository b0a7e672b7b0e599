"use client";

import type { Attempt, BatchSpec, Output } from "@planloom/scheduler";
import { Button, Field, Input, Notice, Textarea } from "@planloom/ui";
import { Hand, ListEnd } from "lucide-react";
import { useState } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useDecide } from "../use-decide.ts";
import { PersonsReportFields } from "./persons-report-fields.tsx";
import { NO_WORDS, personsSaid } from "./persons-said.ts";

const NO_OUTPUTS: readonly Output[] = [];

/** Work that a person does: take it, then say that it is done, with a note and the values it hands over. */
export function PersonWork({ spec, attempt }: { readonly spec: BatchSpec; readonly attempt: Attempt }) {
  const { decide, pending } = useDecide();
  const running = useRunState((state) => state.live.run.status === "running");
  const outputs = useRunState((state) => state.live.plan.tasks.find((task) => task.id === spec.task)?.outputs ?? NO_OUTPUTS);
  const [words, setWords] = useState(NO_WORDS);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { stage } = attempt;
  if (stage.kind !== "with-person") return null;
  if (stage.by === null) {
    return (
      <Notice
        tone="info"
        title="This is a person's work"
        actions={
          <Button variant="primary" disabled={pending || !running} onClick={() => void decide({ kind: "take", attempt })}>
            <Hand aria-hidden /> Take it
          </Button>
        }
      >
        {running ? "Whoever takes it holds its files until it is done." : "It can be taken once the run goes on."}
      </Notice>
    );
  }
  const note = words.note.trim();
  const isBlocked = words.blockers.trim() !== "";
  const valueNames = outputs.flatMap((output) => (output.kind === "value" ? [output.name] : []));
  const files = outputs.flatMap((output) => (output.kind === "file" ? [output.path] : []));
  return (
    <form
      aria-label="A person's work"
      className="flex flex-col gap-3 rounded-lg border border-person/40 p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void decide({ kind: "finish", attempt, note: note === "" ? null : note, values, report: personsSaid(words) });
      }}
    >
      <p className="text-sm">
        <span className="font-medium">{stage.by}</span> is on it.
        {files.length === 0 ? "" : ` It hands over ${files.join(", ")}.`}
      </p>
      {valueNames.map((name) => (
        <Field key={name} label={name} hint="A value that the next tasks need">
          {(control) => <Input {...control} required={!isBlocked} maxLength={16_384} value={values[name] ?? ""} onChange={(event) => setValues({ ...values, [name]: event.target.value })} />}
        </Field>
      ))}
      <Field label="Note">{(control) => <Textarea {...control} rows={2} maxLength={10_000} placeholder="What was done" value={words.note} onChange={(event) => setWords({ ...words, note: event.target.value })} />}</Field>
      <PersonsReportFields words={words} onChange={setWords} />
      <Button type="submit" variant="primary" disabled={pending} className="self-start">
        <ListEnd aria-hidden /> {isBlocked ? "It cannot go on" : "It is done"}
      </Button>
    </form>
  );
}
