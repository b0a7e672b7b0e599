import type { PlanSaveResult } from "@planloom/api";
import { diffPlans, type Plan } from "@planloom/scheduler";
import { isUnsaved } from "./draft.ts";
import type { DraftState, DraftStore } from "./draft-store.ts";

const QUIET_MS = 600;
const RETRY_MS = 3_000;

interface AutosaveParts {
  readonly store: DraftStore;
  readonly send: (input: { readonly id: string; readonly baseRevision: number; readonly plan: Plan }) => Promise<PlanSaveResult>;
  readonly keep: (state: DraftState) => void;
  readonly forget: () => void;
  readonly explain: (error: unknown) => string;
}

export interface Autosave {
  /** Begins to follow the draft; the function it returns ends that. */
  readonly follow: () => () => void;
  /** Saves what is unsaved now, and resolves with the revision once the server has all of it; throws why it has not. */
  readonly flush: () => Promise<number>;
}

/**
 * Saves a draft a moment after the last change, one request at a time, as numbered revisions. What the server does not
 * have yet is kept in the browser; a failed save is tried again; a conflict waits for a person.
 */
export function createAutosave({ store, send, keep, forget, explain }: AutosaveParts): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  /** Sent, but the answer got lost: any of them may have arrived. */
  let unanswered: readonly Plan[] = [];

  const save = (): Promise<void> => {
    running ??= saveOnce().finally(() => {
      running = null;
    });
    return running;
  };
  const saveOnce = async (): Promise<void> => {
    const { id, draft, setSave } = store.getState();
    const sent = draft.plan;
    setSave({ kind: "saving" });
    try {
      const result = await send({ id, baseRevision: draft.base.revision, plan: sent });
      if (result.kind === "saved") accepted(result.revision, sent);
      else {
        const { latest } = result;
        // What arrived although its answer got lost is met again as the latest revision: no conflict, but one's own work.
        const own = [sent, ...unanswered].find((plan) => diffPlans(plan, latest.plan).length === 0);
        if (own === undefined) setSave({ kind: "conflict", latest });
        else accepted(latest.revision, own);
      }
    } catch (error) {
      unanswered = [...unanswered, sent];
      setSave({ kind: "failed", message: explain(error) });
      plan(RETRY_MS);
    }
  };
  const accepted = (revision: number, sent: Plan): void => {
    unanswered = [];
    store.getState().acknowledge(revision, sent);
    // Also where nobody follows any more: the page was left, and this was its last save.
    if (!isUnsaved(store.getState().draft)) forget();
  };
  const plan = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (running === null && isUnsaved(store.getState().draft) && store.getState().save.kind !== "conflict") void save();
    }, delay);
  };
  const onChange = (state: DraftState, before: DraftState): void => {
    if (state.draft === before.draft) return;
    if (isUnsaved(state.draft)) {
      keep(state);
      plan(QUIET_MS);
    } else forget();
  };

  return {
    follow: () => {
      const unsubscribe = store.subscribe(onChange);
      if (isUnsaved(store.getState().draft)) plan(0);
      else forget();
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
    flush: async () => {
      while (isUnsaved(store.getState().draft)) {
        await save();
        const { save: after } = store.getState();
        if (after.kind === "failed") throw new Error(after.message);
        if (after.kind === "conflict") throw new Error("Somebody else saved this plan. Decide what to do with your changes first.");
      }
      return store.getState().draft.base.revision;
    },
  };
}
