import { type Audience, batchOfAttempt, batchSpecOf, type BoardEntry, type FilePlace, literalPath, type Plan, type Run, type Severity, type Source, type TaskId } from "@planloom/scheduler";
import type { Tone } from "@planloom/ui";
import { listInShort } from "./names-in-short.ts";

/** What the kinds of entries are called. */
export const KIND_WORDS: Readonly<Record<BoardEntry["kind"], string>> = { finding: "Finding", decision: "Decision", constraint: "Constraint", contract: "Contract" };

/** How much something matters, as word and colour. */
export const SEVERITY_LOOK: Readonly<Record<Severity, { readonly word: string; readonly tone: Tone }>> = {
  critical: { word: "Critical", tone: "danger" },
  major: { word: "Major", tone: "warning" },
  minor: { word: "Minor", tone: "info" },
  info: { word: "Info", tone: "neutral" },
};

/** Who said something: a member by name, or the batch and the attempt. */
export function sourceWords(run: Run, source: Source): string {
  if (source.kind === "member") return source.name;
  const batch = batchOfAttempt(source.attempt);
  const number = source.attempt.slice(batch.length + 1);
  const title = batchSpecOf(run.spec, batch)?.title ?? batch;
  return number === "1" ? title : `${title}, attempt ${number}`;
}

/** Whose words they are, where those of one agent or member are to be looked at together. */
export function speakerOf(run: Run, source: Source): string {
  if (source.kind === "member") return source.name;
  const spec = batchSpecOf(run.spec, batchOfAttempt(source.attempt));
  if (spec === undefined) return source.attempt;
  return spec.agent === null ? spec.title : (run.spec.agents[spec.agent]?.name ?? spec.agent);
}

/** Whom something is addressed to: `everybody`, `stream Web`, `API and Docs`, `whoever touches src/a/**`. */
export function audienceWords(plan: Plan, audience: Audience): string {
  switch (audience.kind) {
    case "all":
      return "everybody";
    case "stream":
      return `stream ${plan.streams.find(({ id }) => id === audience.stream)?.name ?? audience.stream}`;
    case "tasks":
      return listInShort(audience.tasks.map((task) => taskName(plan, task)));
    case "files":
      return `whoever touches ${listInShort(audience.patterns.map((pattern) => literalPath(pattern) ?? pattern))}`;
  }
}

/** The title of a task; one that is not part of the plan any more says so. */
export function taskName(plan: Plan, id: TaskId): string {
  const task = plan.tasks.find((one) => one.id === id);
  if (task === undefined) return `${id} (removed)`;
  return task.title.trim() === "" ? id : task.title;
}

export const placeWords = ({ path, line }: FilePlace): string => (line === null ? path : `${path}:${line}`);
