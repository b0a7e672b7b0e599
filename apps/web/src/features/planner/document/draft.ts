import { applyEdits, type Plan, type PlanEdit } from "@planloom/scheduler";

/** A plan as somebody is drawing it: what they see, what the server has, and the way back. */
export interface Draft {
  readonly plan: Plan;
  /** The revision that `plan` was made from, and its content: what a merge compares both sides with. */
  readonly base: { readonly revision: number; readonly plan: Plan };
  readonly past: readonly Plan[];
  readonly future: readonly Plan[];
  /** Edits with the same name that follow one another are one step of undo: typing in one field. */
  readonly step: string | null;
}

const STEPS_KEPT = 200;

/** A draft of a revision as it was saved. */
export function openDraft(revision: number, plan: Plan): Draft {
  return { plan, base: { revision, plan }, past: [], future: [], step: null };
}

export interface DraftEdit {
  readonly draft: Draft;
  /** Why some of the edits did not fit; those changed nothing. */
  readonly refused: readonly string[];
}

/** Applies edits as one step of undo, or as part of the step before where that has the same name. */
export function editDraft(draft: Draft, edits: readonly PlanEdit[], step: string | null = null): DraftEdit {
  const { plan, refused } = applyEdits(draft.plan, edits);
  const messages = refused.map(({ message }) => message);
  if (plan === draft.plan) return { draft, refused: messages };
  const continues = step !== null && step === draft.step;
  const past = continues ? draft.past : [...draft.past, draft.plan].slice(-STEPS_KEPT);
  return { draft: { ...draft, plan, past, future: [], step }, refused: messages };
}

/** Takes the last step back; the same draft where there is none. */
export function undo(draft: Draft): Draft {
  const before = draft.past.at(-1);
  if (before === undefined) return draft;
  return { ...draft, plan: before, past: draft.past.slice(0, -1), future: [draft.plan, ...draft.future], step: null };
}

/** Makes the last undone step again. */
export function redo(draft: Draft): Draft {
  const [next, ...future] = draft.future;
  return next === undefined ? draft : { ...draft, plan: next, past: [...draft.past, draft.plan], future, step: null };
}

/** The server has `plan` as `revision` now; what was typed since stays unsaved. */
export function acknowledge(draft: Draft, revision: number, plan: Plan): Draft {
  return { ...draft, base: { revision, plan } };
}

/** Goes on from another revision with `plan` as the draft: after a merge, a take-over, or to drop one's own. */
export function rebase(draft: Draft, base: Draft["base"], plan: Plan): Draft {
  return { plan, base, past: [...draft.past, draft.plan].slice(-STEPS_KEPT), future: [], step: null };
}

/** Whether the last change was typed into a field, so that more of it will follow at once. */
export function isTyped({ step }: Draft): boolean {
  return step !== null && !step.startsWith("move ");
}

/** Whether there is something the server does not have. */
export function isUnsaved({ plan, base }: Draft): boolean {
  return plan !== base.plan;
}
