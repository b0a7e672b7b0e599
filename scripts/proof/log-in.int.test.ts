import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Attempt, batchId, type Plan } from "@planloom/scheduler";
import { readPlanFile } from "@planloom/formats";
import { expect, test } from "vitest";
import { root } from "../launch/root.ts";
import { Lead } from "./lead.ts";
import { startStack } from "./stack.ts";

/** The example, wherever the runner has its root. */
function examplePlan(): Plan {
  const path = join(root, "examples", "log-in.yaml");
  const read = readPlanFile(readFileSync(path, "utf8"), { fileName: path });
  if (read.kind === "refused") throw new Error(JSON.stringify(read.problems));
  return { ...read.plan, settings: { ...read.plan.settings, directory: join(root, "examples", "log-in-app") } };
}

const saidBy = ({ stage }: Attempt) => (stage.kind === "reported" ? (stage.report.account ?? null) : null);

test("the log-in example is played to its end: a contract with a stub, a question that is answered, files outside the scope, a rework that reads its notes, a minor fix, findings that contradict each other", async () => {
  const stack = await startStack({ lostAfterMs: 10_000, capacity: 4 });
  try {
    const run = await stack.api.run(examplePlan());
    const lead = new Lead(stack, run);

    // The server stream asks; the answer is made known and reaches the next attempt.
    const { coordination } = await lead.until("api.1", "blocked");
    const [question] = coordination.blockers.filter(({ batch }) => batch === "api.1");
    expect(question).toMatchObject({ kind: "clarification", severity: "moderate", title: "What does a wrong password answer?" });
    await lead.decide("coordination.resolveBlocker", { blocker: question?.id, text: "401, with the same words for both", how: { kind: "decision", entry: randomUUID(), audience: { kind: "all" } } });

    // The web stream has begun with the stub, and forgets the labels.
    const page = await lead.checkIn("page", "rework", { notes: "Every field needs a label.", tags: ["incomplete"] });
    expect(saidBy(page)?.said?.summary).toBe("A form that posts to /log-in, by the stub of the contract.");

    // The gather shows the contradiction; it is decided on the board.
    const gathered = await lead.checkIn("what-we-know", "accept");
    expect(saidBy(gathered)?.said?.questions).toEqual(["How long does a session live: 15 minutes or 8 hours?"]);
    const log = readFileSync(join(stack.home, "runs", run, "logs", "what-we-know#1.log"), "utf8");
    expect(log).toContain("15 minutes");
    expect(log).toContain("8 hours");

    await lead.checkIn("api.1", "accept");
    // The second batch has written a file that is not its own: its task declares it from now on.
    const { batches } = await lead.until("api.2", "checking");
    const outside = batches[batchId("api.2")]?.attempts.at(-1) ?? expect.fail("there is no attempt");
    expect(saidBy(outside)?.changed?.files).toContain("src/shared/errors.js");
    await lead.decide("coordination.decideScope", { attempt: outside.id, files: ["src/shared/errors.js"], how: "widened" });

    // The page has its labels now; with the API its contract is no stub any more.
    const second = await lead.checkIn("page", "accept");
    expect(second).toMatchObject({ number: 2, cause: "rework", notes: "Every field needs a label." });
    await lead.checkIn("api.2", "accept");
    const shared = await lead.until("both-ready", "checking");
    const [handOver] = shared.coordination.handOvers;
    expect(handOver).toMatchObject({ batch: "page", attempt: "page#2", cause: { kind: "contract" }, settled: null });
    await lead.decide("coordination.settleHandOver", { handOver: handOver?.id, how: "fits", notes: "The form sends what the contract says." });

    await lead.checkIn("both-ready", "accept");
    await lead.checkIn("try-it", "minor", { notes: "Say in the test what it is about.", fix: { title: "Name the test", minutes: 5, when: "before" } });
    await lead.until("try-it-fix", "running");
    await lead.checkIn("try-it-fix", "accept");

    // What is left is a person's.
    const last = await lead.until("announce", "running");
    const work = last.batches[batchId("announce")]?.attempts.at(-1) ?? expect.fail("there is no attempt");
    await lead.decide("attempt.finish", { attempt: work.id, epoch: work.epoch, note: "Said it at the stand-up." });
    await lead.checkIn("announce", "accept");
    await lead.untilRun("it is accepted", ({ status }) => status === "accepted");
    expect(existsSync(join(root, "examples", "log-in-app", "src", "server", "log-in.js"))).toBe(false);
    // Its commands keep no ledger of their effects.
    expect((await stack.check([run])).filter(({ invariant }) => invariant !== "I5")).toEqual([]);
  } finally {
    await stack.stop();
  }
}, 240_000);
