import { type RefObject, useEffect } from "react";

/**
 * Keeps the focus in a part of the page where what had it goes away, such as a button whose decision was made: it goes
 * to what `next` names, for whoever uses the keyboard or a screen reader. Leaves alone whoever has it elsewhere.
 */
export function useFocusKept(box: RefObject<HTMLElement | null>, next: () => HTMLElement | null | undefined): void {
  useEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    let last: Node | null = null;
    const onFocus = ({ target }: FocusEvent): void => {
      last = target instanceof Node ? target : null;
    };
    // Who presses beside everything has chosen to leave.
    const onPress = ({ target }: PointerEvent): void => {
      if (target instanceof Node && last !== null && !last.contains(target)) last = null;
    };
    const watcher = new MutationObserver(() => {
      if (last === null || last.isConnected || (document.activeElement !== null && document.activeElement !== document.body)) return;
      const target = next();
      last = target ?? null;
      target?.focus({ preventScroll: true });
    });
    current.addEventListener("focusin", onFocus);
    current.addEventListener("pointerdown", onPress);
    watcher.observe(current, { childList: true, subtree: true });
    return () => {
      watcher.disconnect();
      current.removeEventListener("focusin", onFocus);
      current.removeEventListener("pointerdown", onPress);
    };
    // Where it goes is looked for when it is needed.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [box]);
}
