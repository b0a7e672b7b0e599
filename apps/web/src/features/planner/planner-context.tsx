"use client";

import type { PlanEdit } from "@planloom/scheduler";
import { createContext, type ReactNode, use, useCallback } from "react";
import { toast } from "sonner";
import { useStore } from "zustand";
import type { DraftState, DraftStore } from "./document/draft-store.ts";

interface OpenPlan {
  readonly store: DraftStore;
}

const PlannerContext = createContext<OpenPlan | null>(null);

export function PlannerProvider({ open, children }: { readonly open: OpenPlan; readonly children: ReactNode }) {
  return <PlannerContext value={open}>{children}</PlannerContext>;
}

/** The store of the plan that is open. */
export function useOpenPlan(): OpenPlan {
  const open = use(PlannerContext);
  if (open === null) throw new Error("No plan is open here");
  return open;
}

/** A part of the open plan's state; renders again only when that part changes. */
export function usePlanner<T>(select: (state: DraftState) => T): T {
  return useStore(useOpenPlan().store, select);
}

/** Edits the open plan. Edits with the same `step` that follow one another are undone together. What does not fit is said. */
export function useEdit(): (edits: readonly PlanEdit[], step?: string) => boolean {
  const { store } = useOpenPlan();
  return useCallback(
    (edits, step) => {
      const refused = store.getState().edit(edits, step);
      for (const message of refused) toast.error(message);
      return refused.length === 0;
    },
    [store],
  );
}
