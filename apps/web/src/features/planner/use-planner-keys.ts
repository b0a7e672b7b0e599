"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "../../shell/is-typing.ts";

/** What a key does anywhere on the page of a plan, by its name: `n`, `/`, `ctrl+z`. */
export type PlannerKeys = Readonly<Record<string, () => void>>;

/** Listens for the keys of the planner, unless somebody types or a window is open. */
export function usePlannerKeys(keys: PlannerKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      const command = event.ctrlKey || event.metaKey;
      const action = latest.current[`${command ? "ctrl+" : ""}${event.shiftKey && event.key.length > 1 ? "shift+" : ""}${event.key.toLowerCase()}`];
      if (action === undefined || event.altKey) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
