"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "../../../shell/is-typing.ts";

/** Calls back by key, by the lower-case name that the browser gives it, unless somebody types or another window is open. */
export function useDeskKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const call = Object.hasOwn(latest.current, event.key.toLowerCase()) ? latest.current[event.key.toLowerCase()] : undefined;
      // On a button or a link it presses that.
      const isPress = event.key === "Enter" && event.target instanceof Element && event.target.closest("button, a, summary") !== null;
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (call === undefined || modified || event.repeat || event.defaultPrevented || isPress || isEditing(event.target)) return;
      event.preventDefault();
      call();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

/** On narrow screens a batch itself is shown in a dialog; only its fields and other windows are typed in. */
function isEditing(target: EventTarget | null): boolean {
  if (target instanceof HTMLElement && target.closest("[data-batch-detail]") !== null) return target.closest("input, textarea, select, [role='menu']") !== null;
  return isTyping(target);
}
