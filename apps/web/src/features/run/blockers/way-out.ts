import { type AgentId, agentId, type EntryId, type TaskId } from "@planloom/scheduler";
import { type AudienceDraft, audienceOf, TO_ALL } from "../board/board-forms.ts";

/** The ways in which a blocker can be got out of the way. */
export const WAYS = ["decision", "batch", "owner", "dependencies", "dismissed"] as const;
export type WayKind = (typeof WAYS)[number];

/** What a person chose and wrote to resolve a blocker: what was written for one way stays while another one is looked at. */
export interface WayDraft {
  readonly kind: WayKind;
  /** What whoever was blocked is told: an answer, instructions, or why it is none. */
  readonly text: string;
  /** Whom the board tells of an answer. */
  readonly audience: AudienceDraft;
  /** Nobody is told but the next attempt. */
  readonly quietly: boolean;
  readonly work: { readonly title: string; readonly instructions: string; readonly minutes: string; readonly agent: string };
  readonly owner: string;
  /** What the blocked task waits for besides, and what it waits for no longer. */
  readonly waitFor: readonly TaskId[];
  readonly drop: readonly TaskId[];
}

export const NEW_WAY: WayDraft = { kind: "decision", text: "", audience: TO_ALL, quietly: false, work: { title: "", instructions: "", minutes: "20", agent: "" }, owner: "", waitFor: [], drop: [] };

interface About {
  /** The task that is blocked; `null` where it is about the run. */
  readonly task: TaskId | null;
  /** Whether batches of the same task come before the blocked one. */
  readonly isBehindOthers: boolean;
  /** The id of the entry that tells the answer. */
  readonly entry: EntryId;
}

/** What is sent for a draft, or what is missing in it, by field. */
export type WayOutcome = { readonly kind: "ready"; readonly how: WayInput } | { readonly kind: "missing"; readonly errors: Readonly<Partial<Record<"text" | "audience" | "title" | "minutes" | "owner" | "dependencies", string>>> };

/** A way out as the server takes it. */
export type WayInput =
  | { kind: "decision"; entry: EntryId; audience: { kind: "all" } | { kind: "stream"; stream: string } | { kind: "tasks"; tasks: string[] } | { kind: "files"; patterns: string[] } | null }
  | { kind: "batch"; place: "before" | "between"; work: { title: string; instructions: string; minutes: number; agent: AgentId | null } }
  | { kind: "owner"; agent: AgentId }
  | { kind: "dependencies"; add: { from: string; to: string }[]; remove: { from: string; to: string }[] }
  | { kind: "dismissed" };

/** Reads a draft. */
export function wayOutOf(draft: WayDraft, { task, isBehindOthers, entry }: About): WayOutcome {
  const missing = (errors: Extract<WayOutcome, { kind: "missing" }>["errors"]): WayOutcome => ({ kind: "missing", errors });
  switch (draft.kind) {
    case "decision": {
      const audience = draft.quietly ? null : audienceOf(draft.audience);
      const noText = draft.text.trim() === "" ? { text: "Write the answer." } : {};
      const nobody = audience === null && !draft.quietly ? { audience: "Say who is to be told." } : {};
      if (Object.keys({ ...noText, ...nobody }).length > 0) return missing({ ...noText, ...nobody });
      return { kind: "ready", how: { kind: "decision", entry, audience: writable(audience) } };
    }
    case "batch": {
      const minutes = Number(draft.work.minutes);
      const isTime = Number.isFinite(minutes) && minutes > 0;
      if (draft.work.title.trim() === "" || !isTime) return missing({ ...(draft.work.title.trim() === "" ? { title: "Name the work." } : {}), ...(isTime ? {} : { minutes: "Minutes, more than 0." }) });
      const work = { title: draft.work.title.trim(), instructions: draft.work.instructions, minutes, agent: draft.work.agent === "" ? null : agentId(draft.work.agent) };
      return { kind: "ready", how: { kind: "batch", place: isBehindOthers ? "between" : "before", work } };
    }
    case "owner":
      return draft.owner === "" ? missing({ owner: "Choose who does it now." }) : { kind: "ready", how: { kind: "owner", agent: agentId(draft.owner) } };
    case "dependencies":
      if (task === null || draft.waitFor.length + draft.drop.length === 0) return missing({ dependencies: "Choose what it is to wait for, or no longer." });
      return { kind: "ready", how: { kind: "dependencies", add: draft.waitFor.map((from) => ({ from, to: task })), remove: draft.drop.map((from) => ({ from, to: task })) } };
    case "dismissed":
      return draft.text.trim() === "" ? missing({ text: "Say why it is no blocker." }) : { kind: "ready", how: { kind: "dismissed" } };
  }
}

function writable(audience: ReturnType<typeof audienceOf>): Extract<WayInput, { kind: "decision" }>["audience"] {
  if (audience?.kind === "tasks") return { kind: "tasks", tasks: [...audience.tasks] };
  return audience?.kind === "files" ? { kind: "files", patterns: [...audience.patterns] } : audience;
}

/** The same with the words left out that change nothing about its effect, so that an effect is not asked for at every key. */
export function essenceOf(how: WayInput): WayInput {
  if (how.kind === "decision") return { ...how, audience: null };
  return how.kind === "batch" ? { ...how, work: { ...how.work, title: "New batch", instructions: "" } } : how;
}
