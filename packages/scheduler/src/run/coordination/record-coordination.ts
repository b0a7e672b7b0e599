import { isFinalStatus } from "../live-attempt.ts";
import { refuse, type Refusal } from "../refusal.ts";
import type { RunDraft } from "../run-draft.ts";
import type { CoordinationFact } from "../run-event.ts";
import { postEntry } from "./board.ts";
import type { Coordination, Source } from "./coordination.ts";
import { outcomeFault } from "./outcome-fault.ts";
import { raiseBlocker } from "./raise-blocker.ts";
import { resolveBlocker } from "./resolve-blocker.ts";

/** Writes down what somebody said or decided. Returns why it changes nothing, or `null`. */
export function recordCoordination(draft: RunDraft, event: CoordinationFact): Refusal | null {
  switch (event.type) {
    case "board.posted": return postEntry(draft, event.entry, member(event.by));
    case "board.pinned": return change(draft, "board", { id: event.entry, called: "entry", to: (entry) => (entry.pinned === event.pinned ? "It is so already" : { ...entry, pinned: event.pinned }) });
    case "blocker.raised": return raiseBlocker(draft, event.blocker, member(event.by));
    case "blocker.escalated": return change(draft, "blockers", { id: event.blocker, called: "blocker", to: (blocker) => (blocker.resolved === null ? { ...blocker, escalated: { to: event.to, by: event.by, at: draft.at } } : "It has been resolved already") });
    case "blocker.resolved": return resolveBlocker(draft, event.blocker, event);
    case "hand-over.settled": return settleHandOver(draft, event);
    case "issue.recorded": return recordIssue(draft, event);
    case "issue.closed": return change(draft, "issues", { id: event.issue, called: "issue", to: (issue) => (issue.closed === null ? { ...issue, closed: { by: event.by, at: draft.at, text: event.text } } : "It has been closed already") });
    case "scope.decided": return decideScope(draft, event);
    case "flag.settled": return settleFlag(draft, event);
    case "brief.edited": return editBrief(draft, event);
  }
}

const member = (name: string): Source => ({ kind: "member", name });

type Lists = Pick<Coordination, "board" | "blockers" | "handOvers" | "issues">;
type Item<Name extends keyof Lists> = Lists[Name][number];

interface Change<Name extends keyof Lists> {
  readonly id: string;
  readonly called: string;
  /** What becomes of it, or why nothing does. */
  readonly to: (item: Item<Name>) => Item<Name> | string;
}

function change<Name extends keyof Lists>(draft: RunDraft, name: Name, { id, called, to }: Change<Name>): Refusal | null {
  const { coordination } = draft.run;
  const list: readonly Item<Name>[] = coordination[name];
  const item = list.find((one) => one.id === id);
  if (item === undefined) return refuse("invalid-change", `This run has no ${called} ${id}`);
  const changed = to(item);
  if (typeof changed === "string") return refuse("not-now", changed);
  draft.setCoordination({ ...coordination, [name]: list.map((one) => (one === item ? changed : one)) });
  return null;
}

/** What is said of work that is to be done again is told to whoever does it. */
function settleHandOver(draft: RunDraft, { handOver: id, how, by, notes }: Extract<CoordinationFact, { type: "hand-over.settled" }>): Refusal | null {
  const batch = draft.run.coordination.handOvers.find((one) => one.id === id)?.batch;
  const refusal = change(draft, "handOvers", { id, called: "hand-over", to: (handOver) => (handOver.settled === null ? { ...handOver, settled: { how, by, at: draft.at, notes } } : "It has been settled already") });
  const isNoted = refusal === null && how === "again" && notes !== null && !isFinalStatus(draft.status);
  if (isNoted && batch !== undefined && draft.find(batch) !== undefined) draft.noteForNext(batch, notes);
  return refusal;
}

function recordIssue(draft: RunDraft, { issue, by }: Extract<CoordinationFact, { type: "issue.recorded" }>): Refusal | null {
  const { coordination } = draft.run;
  if (coordination.issues.some(({ id }) => id === issue.id)) return refuse("not-now", "This issue has been recorded already");
  const unknown = [issue.causedBy, ...(issue.foundIn === null ? [] : [issue.foundIn])].find((id) => draft.find(id) === undefined);
  if (unknown !== undefined) return refuse("unknown-batch", `This run has no batch ${unknown}`);
  draft.setCoordination({ ...coordination, issues: [...coordination.issues, { ...issue, by, at: draft.at, closed: null }] });
  return null;
}

function decideScope(draft: RunDraft, { attempt, files, how, by }: Extract<CoordinationFact, { type: "scope.decided" }>): Refusal | null {
  const { coordination } = draft.run;
  if (!draft.hasAttempt(attempt)) return refuse("unknown-attempt", `This run has no attempt ${attempt}`);
  const fault = outcomeFault(draft.status, how);
  if (fault !== null) return refuse(isFinalStatus(draft.status) ? "run-over" : "not-now", fault);
  const decided = new Set(coordination.audits.filter((one) => one.attempt === attempt).flatMap((one) => one.files));
  const open = files.filter((file) => !decided.has(file));
  if (open.length === 0) return refuse("not-now", "It has been decided already");
  draft.setCoordination({ ...coordination, audits: [...coordination.audits, { attempt, files: open, how, by, at: draft.at }] });
  return null;
}

function settleFlag(draft: RunDraft, { attempt, flag, by, note }: Extract<CoordinationFact, { type: "flag.settled" }>): Refusal | null {
  const { coordination } = draft.run;
  if (!draft.hasAttempt(attempt)) return refuse("unknown-attempt", `This run has no attempt ${attempt}`);
  if (coordination.settledFlags.some((one) => one.attempt === attempt && one.flag === flag)) return refuse("not-now", "Somebody has dealt with it already");
  draft.setCoordination({ ...coordination, settledFlags: [...coordination.settledFlags, { attempt, flag, by, at: draft.at, note }] });
  return null;
}

function editBrief(draft: RunDraft, { batch, parts, by }: Extract<CoordinationFact, { type: "brief.edited" }>): Refusal | null {
  const { coordination } = draft.run;
  if (draft.find(batch) === undefined) return refuse("unknown-batch", `This run has no batch ${batch}`);
  const { [batch]: _before, ...others } = coordination.briefs;
  const briefs = Object.keys(parts).length === 0 ? others : { ...others, [batch]: { parts, by, at: draft.at } };
  draft.setCoordination({ ...coordination, briefs });
  return null;
}
