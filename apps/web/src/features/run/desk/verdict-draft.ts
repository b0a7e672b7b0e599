import { type Attempt, LONGEST_FIX, type PossibleVerdict, REMARK_TAGS, type RemarkTag, type Verdict } from "@planloom/scheduler";
import type { Decision, Fix } from "../decision.ts";

/** What whoever checks work in looks at. Nothing depends on it; what was ticked is kept in the notes. */
export const CHECKS = [
  { id: "deliverables", label: "What was asked for is there", words: "what was asked for is there" },
  { id: "quality", label: "It is good enough to build on", words: "it is good enough to build on" },
  { id: "integration", label: "Integration points are written down", words: "integration points are written down" },
  { id: "scope", label: "Nothing was done that was not asked for", words: "nothing was done that was not asked for" },
  { id: "knowledge", label: "What others need to know is handed over", words: "what others need to know is handed over" },
] as const;
export type CheckId = (typeof CHECKS)[number]["id"];

/** What somebody has filled in about an attempt and not sent yet. */
export interface VerdictDraft {
  /** The verdict whose fields are open; `null`: none is. */
  readonly open: "minor" | "rework" | null;
  readonly notes: string;
  readonly checked: readonly CheckId[];
  readonly fixTitle: string;
  /** As typed. */
  readonly fixMinutes: string;
  /** `none`: it is only noted. */
  readonly fixWhen: Fix["when"] | "none";
  readonly tags: readonly RemarkTag[];
}

export const NEW_DRAFT: VerdictDraft = { open: null, notes: "", checked: [], fixTitle: "", fixMinutes: String(LONGEST_FIX), fixWhen: "before", tags: [] };

export const TAG_WORDS: Readonly<Record<RemarkTag, string>> = {
  "wrong-result": "Wrong result",
  incomplete: "Not finished",
  quality: "Not good enough",
  tests: "Tests are missing or fail",
  "scope-creep": "Did more than asked",
  integration: "Does not fit with the rest",
  misunderstood: "Was misunderstood",
  other: "Something else",
};

/** So many files are named in notes, which have room for 9,000 characters. */
const MOST_NAMED = 30;

/** Makes a rework of it that asks for these files to be put back, in notes that can still be changed. */
export function askToPutBack({ notes, tags }: VerdictDraft, files: readonly string[]): Partial<VerdictDraft> {
  const more = files.length - MOST_NAMED;
  const asked = ["Put back what lies outside the scope:", ...files.slice(0, MOST_NAMED).map((file) => `- ${file}`), ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
  const kept = notes.trim();
  return { open: "rework", tags: [...new Set<RemarkTag>([...tags, "scope-creep"])], notes: kept.includes(asked) ? kept : [...(kept === "" ? [] : [kept]), asked].join("\n\n") };
}

/** What is wrong with a draft, by the field that it belongs to. */
export interface DraftFault {
  readonly field: "notes" | "fixTitle" | "fixMinutes";
  readonly message: string;
}

/** What has to be filled in before a verdict can be given; `null` where nothing is missing. */
export function draftFault(draft: VerdictDraft, verdict: Verdict): DraftFault | null {
  if (verdict === "rework" && draft.notes.trim() === "") return { field: "notes", message: "Say what has to be done better: the next attempt is told exactly this." };
  if (verdict !== "minor" || draft.fixWhen === "none") return null;
  if (draft.fixTitle.trim() === "") return { field: "fixTitle", message: "Say in a few words what is to be mended, or choose Only note it." };
  return minutesOf(draft) === null ? { field: "fixMinutes", message: `A minor fix takes at most ${LONGEST_FIX} minutes. Send it back if it takes longer.` } : null;
}

/** What is sent for a verdict; call it where `draftFault` has nothing to say. Remarks go with what they belong to. */
export function decisionOf(draft: VerdictDraft, verdict: Verdict, attempt: Attempt): Extract<Decision, { kind: "check-in" }> {
  return { kind: "check-in", attempt, verdict, notes: notesOf(draft), tags: verdict === "rework" ? REMARK_TAGS.filter((tag) => draft.tags.includes(tag)) : [], fix: verdict === "minor" ? fixOf(draft) : null };
}

/** The draft for one of several that get the same remarks: its fix is named after what it mends. */
export function draftFor(draft: VerdictDraft, title: string): VerdictDraft {
  const named = `${draft.fixTitle.trim()} (${title})`;
  return draft.fixTitle.trim() === "" || named.length > LONGEST_TITLE ? draft : { ...draft, fixTitle: named };
}

/** What the title of a task may be long at most. */
const LONGEST_TITLE = 200;

/** The same as something to foretell; a fix without a title yet counts as if it had one. */
export function possibleVerdict(draft: Pick<VerdictDraft, "fixWhen" | "fixMinutes">, verdict: Verdict, attempt: Attempt): PossibleVerdict {
  return { attempt, verdict, fix: verdict === "minor" && draft.fixWhen !== "none" ? { minutes: minutesOf(draft) ?? LONGEST_FIX, when: draft.fixWhen } : null };
}

function fixOf({ fixTitle, fixWhen, ...rest }: VerdictDraft): Fix | null {
  return fixWhen === "none" ? null : { title: fixTitle.trim(), minutes: minutesOf(rest) ?? LONGEST_FIX, when: fixWhen };
}

function minutesOf({ fixMinutes }: Pick<VerdictDraft, "fixMinutes">): number | null {
  const minutes = Number(fixMinutes);
  return fixMinutes.trim() !== "" && minutes > 0 && minutes <= LONGEST_FIX ? minutes : null;
}

/** What is kept of a draft as text: what was written, and what of the checklist was looked at where any of it was. */
export function notesOf({ notes, checked }: Pick<VerdictDraft, "notes" | "checked">): string | null {
  const list = (ids: (typeof CHECKS)[number][]): string => ids.map(({ words }) => words).join("; ");
  const [done, left] = [CHECKS.filter(({ id }) => checked.includes(id)), CHECKS.filter(({ id }) => !checked.includes(id))];
  const looked = done.length === 0 ? [] : [`Checked: ${list(done)}.${left.length === 0 ? "" : ` Not checked: ${list(left)}.`}`];
  const text = [...(notes.trim() === "" ? [] : [notes.trim()]), ...looked].join("\n\n");
  return text === "" ? null : text;
}
