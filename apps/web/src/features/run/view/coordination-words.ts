import type { CoordinationFact } from "@planloom/scheduler";
import type { Tone } from "@planloom/ui";
import { plainText } from "../log/log-line.ts";

/** What happened, in a sentence. */
export interface Told {
  readonly text: string;
  readonly tone: Tone;
  /** More than fits on a line: notes, what a command said. */
  readonly note?: string | null;
}

const said = (text: string | null): string | null => (text === null || text.trim() === "" ? null : plainText(text));

/** The title of something that is talked about, by its id; `null` for what is not known. */
export type TitleOf = (id: string) => string | null;

/** What somebody said or decided about a run, in one sentence. `what`: the batch or attempt it is about. */
export function tellCoordination(event: CoordinationFact, what: string, titleOf: TitleOf): Told {
  const named = (id: string, otherwise: string): string => {
    const title = titleOf(id);
    return title === null ? otherwise : `"${plainText(title)}"`;
  };
  switch (event.type) {
    case "board.posted":
      return { text: `${event.by} put "${event.entry.title}" on the board`, tone: "accent", note: said(event.entry.text) };
    case "board.pinned":
      return { text: `${event.by} ${event.pinned ? "pinned" : "unpinned"} ${named(event.entry, "an entry of the board")}`, tone: "neutral" };
    case "blocker.raised":
      return { text: `${event.by} raised a ${event.blocker.severity} blocker: ${event.blocker.title}`, tone: event.blocker.severity === "minor" ? "warning" : "danger", note: said(event.blocker.text) };
    case "blocker.escalated":
      return { text: `${event.by} asked ${event.to} to decide about ${named(event.blocker, "a blocker")}`, tone: "person" };
    case "blocker.resolved":
      return { text: `${event.by} resolved ${named(event.blocker, "a blocker")}`, tone: "success", note: said(event.resolution.text) };
    case "hand-over.settled":
      return { text: `${event.by} settled a hand-over: ${HAND_OVER_WORDS[event.how]}`, tone: "info", note: said(event.notes) };
    case "issue.recorded":
      return { text: `${event.by} recorded an integration issue: ${event.issue.title}`, tone: "warning", note: said(event.issue.text) };
    case "issue.closed":
      return { text: `${event.by} closed ${named(event.issue, "an integration issue")}`, tone: "success", note: said(event.text) };
    case "scope.decided":
      return { text: `${event.by} decided about files outside the scope of ${what}: ${SCOPE_WORDS[event.how]}`, tone: "info", note: event.files.join("\n") };
    case "flag.settled":
      return { text: `${event.by} dealt with a red flag of ${what}`, tone: "info", note: said(event.note) };
    case "brief.edited":
      return { text: Object.keys(event.parts).length === 0 ? `${event.by} took back what was written into the brief of ${what}` : `${event.by} wrote into the brief of ${what}`, tone: "neutral" };
  }
}

const HAND_OVER_WORDS = { fits: "the work still fits", fix: "another batch mends it", again: "it is done again" } as const;
const SCOPE_WORDS = { widened: "the task declares them now", reverted: "they are put back", blocked: "it became a blocker", kept: "they stay as they are" } as const;
