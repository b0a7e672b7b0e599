import { createRun } from "@planloom/scheduler";
import { makeSpec, RunDriver } from "@planloom/scheduler/testing";
import { expect, test } from "vitest";
import type { Briefing } from "../briefing.ts";
import { CheckpointTrail } from "../moments/checkpoint-trail.ts";
import { planFor } from "../testing/plan-for.ts";
import { checkpointFiles } from "./checkpoint-files.ts";

const RUN = "019a0000-0000-7000-8000-000000000001" as Briefing["run"];
/** Sat 21 Nov 2026, 08:00 UTC. */
const MORNING = Date.UTC(2026, 10, 21, 8);

const spec = makeSpec([
  { id: "contract", title: "Agree on the *contract*", agent: "shell" },
  { id: "api", title: "Build the API", agent: "shell", needs: ["contract"], acceptance: "person" },
  { id: "screen", title: "Build the screen", agent: "shell", needs: ["contract"], estimateMinutes: 30 },
  { id: "meet", title: "Everything is there", work: "none", needs: ["contract"] },
  { id: "docs", title: "Write it down", agent: "shell", needs: ["api", "screen"] },
]);

function halfDone(): RunDriver {
  const driver = new RunDriver(spec);
  driver.now = MORNING;
  driver.start();
  driver.claim("contract");
  driver.pass(12).report("contract", { outputs: [{ kind: "value", name: "version", value: "7" }, { kind: "file", name: "notes", bytes: 2_048 }] });
  driver.claim("api");
  driver.pass(5).report("api");
  driver.pause();
  return driver;
}

function filesOf(driver: RunDriver): ReadonlyMap<string, string> {
  const trail = new CheckpointTrail(createRun(spec));
  for (const event of driver.log) trail.follow(event);
  const found = trail.end();
  if (found === null) throw new Error("there is no checkpoint");
  return new Map([...checkpointFiles({ run: RUN, number: 7, plan: planFor(spec, "Notifications"), ...found })].map(({ path, text }) => [path, text]));
}

test("the summary of a paused run tells a person what is done, who is waited for and what comes next", () => {
  expect(filesOf(halfDone()).get("checkpoint-summary.md")).toBe(`# Run 7: Notifications

Kept after event 6 on Sat 21 Nov 2026, 08:17 UTC, because the run was paused.

2 of 5 batches are done (40 %). It is paused. Paused by ann. About 50 min of work is left.

## Waits for a person

- **Build the API**: Done, and waits for a check-in (shell)

## Next

- **Build the screen** (shell), about 30 min

## Done

- **Agree on the \\*contract\\***, handed over \`version\` = \`7\`, \`notes\` (2 KiB)
- **Everything is there**

## In numbers

- Accepted at the first try: 1 of 1 (100 %)
- Sent back: 0 of 1 (0 %)
- Time of accepted work: 12 min of an estimated 20 min; the estimates were right to 60 %
`);
});

test("a sync point that was passed says what came together there", () => {
  expect(filesOf(halfDone()).get("phase-summaries/meet.md")).toBe(`---
syncPoint: "meet"
title: "Everything is there"
passedAt: "2026-11-21T08:12:00.000Z"
inputs: 1
---

# Everything is there

Passed on Sat 21 Nov 2026, 08:12 UTC.

## What was done

- **Agree on the \\*contract\\*** (shell): accepted at the first try, after 12 min of work.
  - Handed over \`version\` = \`7\`, \`notes\` (2 KiB)
`);
});

test("there is a file for every stream and every attempt that is over, and a last word only at the end", () => {
  expect([...filesOf(halfDone()).keys()]).toEqual([
    "checkpoint-summary.md",
    "context.json",
    "coordination-state.json",
    "batch-progress.json",
    "board.json",
    "blockers.json",
    "streams/_without-stream.md",
    "phase-summaries/meet.md",
    "agent-reports/contract--1.json",
    "agent-reports/meet--1.json",
  ]);
  const driver = halfDone();
  driver.resume();
  driver.checkIn("api", "accept");
  driver.succeed("screen", "docs");
  const files = filesOf(driver);
  expect(files.get("final-summary.md")).toContain("It was accepted on Sat 21 Nov 2026, 08:17 UTC, 17 min after its start.");
  expect(files.get("streams/_without-stream.md")).toContain("donePercent: 100");
});

test("what a title or a reason says is shown and never becomes Markdown of its own", () => {
  const evil = makeSpec([{ id: "a", title: "<img src=x>\n# Done | [all](http://x)" }]);
  const driver = new RunDriver(evil);
  driver.start();
  const trail = new CheckpointTrail(createRun(evil));
  for (const event of driver.log) trail.follow(event);
  const found = trail.end();
  if (found === null) throw new Error("there is no checkpoint");
  const summary = [...checkpointFiles({ run: RUN, number: 1, plan: planFor(evil), ...found })].find(({ path }) => path === "checkpoint-summary.md");
  expect(summary?.text).toContain("- **\\<img src=x\\> \\# Done \\| \\[all\\](http://x)**");
});
