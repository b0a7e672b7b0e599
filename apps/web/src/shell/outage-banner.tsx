"use client";

import { Notice } from "@planloom/ui";
import { useOutage } from "../trpc/use-outage.ts";

/** Says on every page that nothing is answered at the moment and why; it goes by itself, as the page goes on by itself. */
export function OutageBanner() {
  const outage = useOutage();
  if (outage === null) return null;
  return (
    <Notice tone="danger" title="No answer at the moment" className="rounded-none border-b border-line px-4 sm:px-6">
      {outage} Commands that run go on, and so does this page as soon as there is an answer.
    </Notice>
  );
}
