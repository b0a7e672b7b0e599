"use client";

import { Dialog, Kbd } from "@planloom/ui";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { isTyping } from "./is-typing.ts";
import { SHORTCUT_GROUPS } from "./shortcuts.ts";

const SHOW = "planloom:show-shortcuts";
const PLACES: Readonly<Record<string, string>> = { p: "/", r: "/runs", d: "/desk", m: "/metrics", n: "/runners", s: "/settings" };
/** How long after `G` the second key counts. */
const CHORD_MS = 1_200;

/** Opens the list of shortcuts from anywhere. */
export function showShortcuts(): void {
  window.dispatchEvent(new Event(SHOW));
}

/** The list behind `?`, and the keys that lead from place to place. */
export function ShortcutsDialog() {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  useEffect(() => {
    let chordUntil = 0;
    const onShow = () => setOpen(true);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") setOpen(true);
      const place = event.timeStamp < chordUntil ? PLACES[event.key.toLowerCase()] : undefined;
      if (place !== undefined) {
        event.preventDefault();
        router.push(place);
      }
      chordUntil = event.key === "g" ? event.timeStamp + CHORD_MS : 0;
    };
    window.addEventListener(SHOW, onShow);
    // Before the screens' own listeners: the second key of a chord is not theirs.
    window.addEventListener("keydown", onKey, true);
    return () => {
      window.removeEventListener(SHOW, onShow);
      window.removeEventListener("keydown", onKey, true);
    };
  }, [router]);

  return (
    <Dialog open={open} onOpenChange={setOpen} title="Keyboard shortcuts" width="lg">
      <div className="gap-x-10 sm:columns-2">
        {SHORTCUT_GROUPS.map((group) => (
          <section key={group.title} aria-label={group.title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1.5 text-xs font-semibold text-faint">{group.title}</h3>
            <dl className="flex flex-col gap-1.5">
              {group.shortcuts.map(([keys, does]) => (
                <div key={keys} className="flex items-center justify-between gap-4">
                  <dt className="text-sm">{does}</dt>
                  <dd>
                    <Kbd>{keys}</Kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
