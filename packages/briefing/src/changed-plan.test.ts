import { batchId, contractId, contractVersion, deskQueue, entryId, flaggedWork, freezePlan, issueId, type Plan, runId, taskId } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeBrief } from "./brief/make-brief.ts";
import { checkpointFiles } from "./files/checkpoint-files.ts";
import { makePacket } from "./packet/make-packet.ts";
import { packetText } from "./packet/packet-text.ts";
import { makeStatus } from "./status/make-status.ts";
import { runSummary } from "./summary/run-summary.ts";
import { synthesise } from "./synthesis/synthesise.ts";
import { synthesisText } from "./synthesis/synthesis-text.ts";
import { foundAs, ToldRun } from "./testing/told-run.ts";

const LOGIN = contractId("login");

/** Everything that is made from a run, at this moment. */
function everythingOf({ run, now }: ToldRun, plan: Plan): readonly string[] {
  const gates = run.spec.batches.filter(({ work }) => work === "none").map((spec) => packetText(run, makePacket(run, spec)));
  const briefs = run.spec.batches.filter(({ work }) => work !== "none").map((spec) => makeBrief({ plan, run, spec, attempt: null }).text);
  const told = [runSummary({ number: 1, plan, run, now }), synthesisText(synthesise({ title: "All", run, batches: null })), JSON.stringify(makeStatus({ plan, run, now }))];
  const desk = [...deskQueue(plan, run), ...flaggedWork(plan, run, { now, lastOutputAt: () => null })].map(({ key }) => key);
  expect(new Set(desk).size).toBe(desk.length);
  const files = [...checkpointFiles({ run: runId("019a0000-0000-7000-8000-000000000001"), number: 1, plan, state: run, moment: { seq: 9, at: now, reason: "change", batches: [] } })].map(({ text }) => text);
  return [...gates, ...briefs, ...told, ...files];
}

const without = (plan: Plan, gone: ReadonlySet<string>): Plan => ({
  ...plan,
  tasks: plan.tasks.filter(({ id }) => !gone.has(id)).map((task) => ({ ...task, contracts: gone.has("contract") ? [] : task.contracts.map((contract) => ({ ...contract, consumers: contract.consumers.filter((id) => !gone.has(id)) })) })),
  dependencies: plan.dependencies.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
});

test("work that has blockers, contracts, hand-overs and issues can leave a live plan, and whatever is made of the run stays whole", () => {
  const parts = fc.uniqueArray(fc.constantFrom("meet", "try", "end", "contract"), { minLength: 1 });
  fc.assert(
    fc.property(parts, fc.boolean(), fc.boolean(), (removed, isPageBegun, isCritical) => {
      const told = new ToldRun();
      told.send({ type: "board.posted", by: "ann", entry: contractVersion(entryId("v1"), LOGIN, { name: "The log-in API", producer: taskId("api"), consumers: [taskId("page")], stub: "" }, "POST /login {name}") });
      if (isPageBegun) told.does("page", { findings: [foundAs("Slow", { subject: "page", claim: "1" })], questions: ["Why?"], contracts: [{ contract: LOGIN, text: "x" }] });
      told.send({ type: "board.posted", by: "ann", entry: contractVersion(entryId("v2"), LOGIN, { name: "The log-in API", producer: taskId("api"), consumers: [taskId("page")], stub: "" }, "POST /login {user}") });
      for (const id of ["page", "meet", "try", "end"]) {
        told.block(`b-${id}`, batchId(id), { severity: id === "try" && isCritical ? "critical" : id === "end" ? "minor" : "moderate" });
        told.breaks(`i-${id}`, batchId(id));
        told.send({ type: "brief.edited", batch: batchId(id), parts: { task: "Otherwise" }, by: "ann" });
      }
      const gone = new Set<string>(removed);
      const plan = without(told.plan, gone);
      const frozen = freezePlan(plan);
      if (frozen.kind === "refused") expect.fail(JSON.stringify(frozen.problems));
      const changed = told.send({ type: "run.replanned", by: "ann", reason: "", spec: { ...frozen.spec, revision: 1 } });
      expect(changed).toMatchObject({ kind: "applied" });
      for (const { batch, severity, resolved } of told.run.coordination.blockers) if (batch !== null && gone.has(batch) && severity !== "minor") expect(resolved).not.toBeNull();
      for (const text of everythingOf(told, plan)) expect(text).not.toMatch(/undefined|\[object Object\]|NaN/);
      expect(told.send({ type: "issue.closed", issue: issueId("i-try"), text: "", by: "ann" })).toMatchObject({ kind: "applied" });
    }),
    { numRuns: 60 },
  );
});
