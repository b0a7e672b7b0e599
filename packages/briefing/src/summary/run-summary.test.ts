import { batchId, blockerId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { foundAs, ToldRun } from "../testing/told-run.ts";
import { runSummary } from "./run-summary.ts";

const summaryOf = ({ run, plan, now }: ToldRun) => runSummary({ number: 7, plan, run, now });

test("the summary of a run that goes on says how far it is, what needs a person and how its streams stand", () => {
  const run = new ToldRun().does("api", { summary: "Done.", questions: ["Which colour?"] });
  run.claim("page");
  run.post("Names are in English", { kind: "decision" }).breaks("The page cannot log in", batchId("api"));
  run.pass(50);
  expect(summaryOf(run)).toMatchInlineSnapshot(`
    "# Run 7: Log in

    **20 % done**: 1 of 5 batches. It has taken 1 h so far and should be done in 22 min, on Sat 21 Nov 2026, 09:22 UTC.

    ## Needs attention

    - **The API**: A question: Which colour? (for 50 min)
    - **The page**: It has taken 50 min of the 20 min it was to take: 150 % over.
    - **The API**: caused a problem elsewhere: The page cannot log in (for 50 min)

    ## Streams

    | Stream | State | Done | Will be done |
    | --- | --- | --- | --- |
    | Server | done | 1 of 1 (100 %) | done |
    | Web | running: The page | 0 of 2 (0 %) | in 22 min |

    ## Decided

    - **Names are in English** (*ann*)

    ## What did not fit together

    - major: **The page cannot log in**, caused by **The API**

    ## In numbers

    - Accepted at the first try: 1 of 1 (100 %)
    - Sent back: 0 of 1 (0 %)
    - Time of accepted work: 10 min of an estimated 20 min; the estimates were right to 50 %
    - Integration issues: 1, 1 of them open
    "
  `);
});

test("the summary of a run that is over tells how it went, and ages no more", () => {
  const run = new ToldRun();
  run.block("Which colour?", batchId("page"));
  run.pass(30);
  run.send({ type: "blocker.resolved", by: "bob", blocker: blockerId("Which colour?"), resolution: { how: { kind: "decision", entry: null }, text: "Blue" } });
  run.does("api", { findings: [foundAs("It is slow")] }).does("page").does("try");
  expect(run.run.status).toBe("accepted");
  const told = summaryOf(run);
  run.pass(600);
  expect(summaryOf(run)).toBe(told);
  expect(told).toMatchInlineSnapshot(`
    "# Run 7: Log in

    **100 % done**: 5 of 5 batches. It was accepted on Sat 21 Nov 2026, 09:00 UTC, 1 h after its start.

    ## Streams

    | Stream | State | Done | Will be done |
    | --- | --- | --- | --- |
    | Server | done | 1 of 1 (100 %) | done |
    | Web | done | 2 of 2 (100 %) | done |

    ## Decided

    - Which colour? **Blue** (*bob*)

    ## In numbers

    - Accepted at the first try: 3 of 3 (100 %)
    - Sent back: 0 of 3 (0 %)
    - Time of accepted work: 30 min of an estimated 1 h; the estimates were right to 50 %
    - Waited 30 min for answers to questions
    "
  `);
});
