import { expect, test } from "vitest";
import { contractId, taskId } from "../../plan/ids.ts";
import { foldRun } from "../fold-run.ts";
import { RunSession } from "../run-session.ts";
import { accountOf, blockerOf } from "../testing/account-of.ts";
import { makeSpec } from "../testing/make-spec.ts";
import { RunDriver } from "../testing/run-driver.ts";
import { MOST_SAID_CHARACTERS } from "./kept-report.ts";

const LARGE = 100_000;
const TASKS = Array.from({ length: MOST_SAID_CHARACTERS / LARGE + 40 }, (_, place) => `t${place}`);
const CHANGES = Array.from({ length: 100 }, (_, place) => ({ path: `src/${place}.ts`, line: null, what: "x".repeat(LARGE / 100) }));
const LOGIN = contractId("login");

test("the state of a run does not grow without end, and what decides something counts to the last report", () => {
  const last = TASKS.at(-1) ?? "";
  const driver = new RunDriver(makeSpec(TASKS, { maxParallel: TASKS.length, contracts: { [LOGIN]: { name: "Log-in", producer: taskId(last), consumers: [], stub: "" } } }));
  driver.start();
  const large = { summary: "Done", changes: CHANGES, findings: [{ kind: "finding" as const, title: "f", text: "", severity: "info" as const, files: [], subject: null, claim: null }] };
  for (const task of TASKS.slice(0, -2)) {
    driver.claim(task);
    driver.report(task, { account: accountOf(large) });
  }
  driver.claim(TASKS.at(-2) ?? "");
  driver.report(TASKS.at(-2) ?? "", { account: accountOf({ ...large, blockers: [...Array.from({ length: 50 }, () => blockerOf("minor")), blockerOf("moderate")] }) });
  driver.claim(last);
  driver.report(last, { account: accountOf({ ...large, contracts: [{ contract: LOGIN, text: "POST /login" }, { contract: contractId("other"), text: "x" }] }) });
  expect(driver.phase(TASKS.at(-2) ?? "")).toBe("blocked");
  expect(driver.run.coordination.board.at(-1)).toMatchObject({ contract: LOGIN, text: "POST /login" });
  const written = JSON.stringify(driver.run).length;
  expect(written).toBeGreaterThan(MOST_SAID_CHARACTERS * 0.9);
  expect(written).toBeLessThan(MOST_SAID_CHARACTERS * 1.1);
  const { stage } = driver.batch(last).attempts.at(-1) ?? expect.fail("no attempt");
  expect(stage).toMatchObject({ report: { account: { said: { summary: expect.stringMatching(/^Done\n\n\(More of this report/), changes: [], contracts: [{ contract: LOGIN }] } } } });
  // What is counted while events come in is what is counted when the run is read again.
  const half = driver.log.slice(0, driver.log.length - 60);
  const session = new RunSession(structuredClone(foldRun(driver.run.spec, half)));
  for (const event of driver.log.slice(half.length)) session.apply(event);
  expect(session.run).toEqual(driver.run);
});
