import type { Blocker, BlockerKind, BlockerSeverity, Run } from "@planloom/scheduler";
import type { Tone } from "@planloom/ui";
import { plainText } from "../log/log-line.ts";

/** What stops the work, in a few words, and what that means. */
export const BLOCKER_KINDS: Readonly<Record<BlockerKind, { readonly word: string; readonly hint: string }>> = {
  clarification: { word: "Question", hint: "Something has to be said before it can go on." },
  "hard-dependency": { word: "Something missing", hint: "It needs work of others that is not there." },
  technical: { word: "Technical fault", hint: "A tool, a machine or an access does not work." },
  "scope-conflict": { word: "Scope conflict", hint: "It needs files that belong to somebody else." },
};

/** How bad a blocker is, and what it does to the run. */
export const BLOCKER_SEVERITIES: Readonly<Record<BlockerSeverity, { readonly word: string; readonly does: string; readonly tone: Tone }>> = {
  critical: { word: "Critical", does: "Pauses the whole run and stops its batch.", tone: "danger" },
  moderate: { word: "Moderate", does: "Stops its batch; the others go on.", tone: "warning" },
  minor: { word: "Minor", does: "Stops nothing; somebody should answer it.", tone: "info" },
};

/** How a blocker was got out of the way, in one sentence. */
export function resolutionWords(run: Run, { how, by }: NonNullable<Blocker["resolved"]>): string {
  switch (how.kind) {
    case "decision":
      return how.entry === null ? `${by} answered it` : `${by} answered it, and the board tells it`;
    case "batch":
      return `${by} put other work before it: ${how.tasks.map((task) => run.spec.batches.find((batch) => batch.task === task)?.title ?? task).join(", ")}`;
    case "owner":
      return `${by} gave it to ${run.spec.agents[how.agent]?.name ?? how.agent}`;
    case "plan":
      return `${by} changed the plan`;
    case "dismissed":
      return `Dismissed by ${by}`;
  }
}

export const blockerTitle = ({ title }: Pick<Blocker, "title">): string => plainText(title);
