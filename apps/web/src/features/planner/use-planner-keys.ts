"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "../../shell/is-typing.ts";

/** What a key does anywhere on the page of a plan, by its name: `n`, `/`, `ctrl+z`. */
export type PlannerKeys = Readonly<Record<string, () => void>>;

/** A sign that only Shift can type, such as `!`, is its own name. */
function nameOf({ key, shiftKey }: KeyboardEvent, command: boolean): string {
  const shift = shiftKey && (command || key.length > 1) ? "shift+" : "";
  return `${command ? "ctrl+" : ""}${shift}${key.toLowerCase()}`;
}

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
      const action = latest.current[nameOf(event, command)];
      if (action === undefined || event.altKey) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
