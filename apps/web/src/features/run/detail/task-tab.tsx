"use client";

import { acceptancePolicy, type BatchSpec, type Output, type Task } from "@planloom/scheduler";
import { minutesWords } from "@planloom/ui";
import type { ReactNode } from "react";
import { useRunState } from "../live/run-context.tsx";

const POLICY_WORDS = { command: "By its command alone", person: "By a person", both: "By a person, once its command has passed" } as const;

/** What was asked for: the task as it was in the plan when the run began. */
export function TaskTab({ spec }: { readonly spec: BatchSpec }) {
  const task = useRunState((state) => state.live.plan.tasks.find((candidate) => candidate.id === spec.task));
  const needs = useRunState((state) => state.live.run.spec.batches.filter((batch) => spec.needs.includes(batch.id)).map((batch) => batch.title).join("\n"));
  if (task === undefined) return null;
  return (
    <dl className="flex flex-col gap-4 px-4 py-4 text-sm">
      <Part term="Instructions">{task.instructions === "" ? null : <p className="break-words whitespace-pre-wrap">{task.instructions}</p>}</Part>
      <Part term={spec.count > 1 ? `This batch, ${spec.index} of ${spec.count}` : "Steps"}>{list(spec.items)}</Part>
      <Part term="Estimate">{spec.work === "none" ? null : minutesWords(spec.estimateMinutes)}</Part>
      <Part term="Command">{code(task.command)}</Part>
      <Part term="Writes">{codes(task.scope.writes)}</Part>
      <Part term="Reads">{codes(task.scope.reads)}</Part>
      <Part term="Only adds lines to">{codes(task.scope.appends)}</Part>
      <Part term="Has for itself">{codes(task.scope.exclusive)}</Part>
      <Part term="Hands over">{codes(task.outputs.map(outputWords))}</Part>
      <Part term="Do not">{list(task.doNot)}</Part>
      <AcceptanceParts task={task} />
      <Part term="Needs">{list(needs === "" ? [] : needs.split("\n"))}</Part>
    </dl>
  );
}

function AcceptanceParts({ task }: { readonly task: Task }) {
  const { acceptance } = task;
  return (
    <>
      <Part term="Accepted">{POLICY_WORDS[acceptancePolicy(task)]}</Part>
      <Part term="Acceptance command">{code(acceptance.command)}</Part>
      <Part term="Acceptance criteria">{list(acceptance.criteria)}</Part>
    </>
  );
}

/** A named part; nothing at all where there is nothing to say. */
function Part({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  if (children === null) return null;
  return (
    <div>
      <dt className="mb-1 text-xs font-medium text-faint">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function list(items: readonly string[]): ReactNode {
  if (items.length === 0) return null;
  return (
    <ul className="flex list-disc flex-col gap-0.5 pl-4.5 marker:text-faint">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function code(text: string | null): ReactNode {
  if (text === null || text === "") return null;
  return <pre className="thin-scroll max-h-60 overflow-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap">{text}</pre>;
}

function codes(items: readonly string[]): ReactNode {
  if (items.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {items.map((item) => (
        <li key={item} className="rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs break-all dark:bg-raised">
          {item}
        </li>
      ))}
    </ul>
  );
}

function outputWords(output: Output): string {
  return output.kind === "file" ? `${output.name}: ${output.path}` : output.name;
}
