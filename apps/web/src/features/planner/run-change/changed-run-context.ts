"use client";

import type { RunSummary } from "@planloom/api";
import { createContext, use } from "react";
import type { Begun } from "./follow-begun.ts";

interface ChangedRun {
  readonly summary: RunSummary;
  readonly begun: Begun;
  /** Somebody else changed the run: fetches what it does now and asks what becomes of both. */
  readonly meet: () => Promise<void>;
}

/** The run whose plan is open for changes. */
export const ChangedRunContext = createContext<ChangedRun | null>(null);

/** The run whose plan is open for changes; throws where none is. */
export function useChangedRun(): ChangedRun {
  const changed = use(ChangedRunContext);
  if (changed === null) throw new Error("No run is being changed here");
  return changed;
}
