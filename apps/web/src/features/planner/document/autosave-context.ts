"use client";

import { createContext, use } from "react";
import type { Autosave } from "./autosave.ts";

/** The saving of the plan that is open, where it is saved by itself. */
export const AutosaveContext = createContext<Autosave | null>(null);

/** The saving of the plan that is open. Throws where the plan is not saved by itself. */
export function useAutosave(): Autosave {
  const autosave = use(AutosaveContext);
  if (autosave === null) throw new Error("The plan that is open here is not saved by itself");
  return autosave;
}
