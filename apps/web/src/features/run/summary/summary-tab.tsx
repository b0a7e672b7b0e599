"use client";

import { makeStatus, runSummary } from "@planloom/briefing";
import { isFinalStatus } from "@planloom/scheduler";
import { useDeferredValue, useMemo } from "react";
import { useRunState } from "../live/run-context.tsx";
import { useServerNow } from "../live/use-server-now.ts";
import { TextPage } from "./text-page.tsx";

const MINUTE_MS = 60_000;

/** The run on one page: how far it is, what it waits for and how its streams stand, or once it is over how it went. */
export function SummaryTab() {
  const run = useDeferredValue(useRunState((state) => state.live.run));
  const plan = useRunState((state) => state.live.plan);
  const number = useRunState((state) => state.live.summary.number);
  const clock = useServerNow(!isFinalStatus(run.status));
  // Its times are in minutes, so it is made anew once a minute and with every event.
  const now = Math.floor(clock / MINUTE_MS) * MINUTE_MS;
  const text = useMemo(() => runSummary({ number, plan, run, now }), [number, plan, run, now]);
  return <TextPage label="The summary" text={text} fileName={`run-${number}-summary`} json={() => JSON.stringify(makeStatus({ plan, run, now }), null, 1)} />;
}
