import { batchId, contractId, contractVersion, entryId, taskId } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { changeOf, contractViews, foreseenHandOvers } from "./contract-history.ts";

const LOGIN = contractId("login");
const SPEC = { name: "Log-in", producer: taskId("api"), consumers: [taskId("page"), taskId("docs")], stub: "POST /login" };

const publish = (record: RecordedRun, id: string, text: string) => record.send({ type: "board.posted", by: "Ann", entry: contractVersion(entryId(id), LOGIN, SPEC, text) });

function started(): RecordedRun {
  const record = new RecordedRun(sampleBatch("api"), sampleBatch("page"), sampleBatch("docs", { needs: [batchId("api")] }));
  record.start();
  return record.send({ type: "run.replanned", by: "Ann", reason: "", spec: { ...record.spec, revision: 1, contracts: { [LOGIN]: SPEC } } }).claim("page");
}
const view = (record: RecordedRun) => contractViews(record.run)[0] ?? expect.fail("no contract");

describe("a contract", () => {
  test("is its stub until there is a version", () => {
    expect(contractViews(started().run)).toMatchObject([{ id: "login", current: null, versions: [], handOvers: [] }]);
  });

  test("keeps all its versions, each with what it changed", () => {
    const record = publish(publish(started(), "v1", "POST /login {name}"), "v2", "POST /login {name, code}");
    const found = view(record);
    expect(found.versions.map(({ version }) => version)).toEqual([2, 1]);
    expect(found.current?.id).toBe("v2");
    expect(found.versions.map((version) => changeOf(found, version))).toEqual([
      { before: "POST /login {name}", after: "POST /login {name, code}" },
      { before: "POST /login", after: "POST /login {name}" },
    ]);
  });

  test("says before a version is published who gets a hand-over, and that is who gets it", () => {
    const record = started();
    const entry = contractVersion(entryId("v1"), LOGIN, SPEC, "POST /login {name}");
    const foreseen = foreseenHandOvers(record.run, entry, record.now);
    expect(foreseen).toMatchObject([{ batch: "page", settled: null }]);
    expect(view(publish(record, "v1", "POST /login {name}")).handOvers).toEqual(foreseen);
  });

  test("tells nobody of a version that is the very stub, and takes none that says the same again", () => {
    const record = started();
    expect(foreseenHandOvers(record.run, contractVersion(entryId("v1"), LOGIN, SPEC, "POST /login"), record.now)).toEqual([]);
    publish(record, "v1", "POST /login {name}");
    expect(foreseenHandOvers(record.run, contractVersion(entryId("v2"), LOGIN, SPEC, "POST /login {name}"), record.now)).toBe("Log-in says this already");
  });
});
