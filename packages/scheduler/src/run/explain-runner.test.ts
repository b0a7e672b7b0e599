import { expect, test } from "vitest";
import { batchId } from "../plan/ids.ts";
import { explainWaitAmong, type KnownRunner } from "./explain-runner.ts";
import { describeWait } from "./explain-wait.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const driver = new RunDriver(makeSpec([{ id: "plain" }, { id: "big", labels: ["gpu", "linux"] }, { id: "after", needs: ["big"] }]));
driver.start();

const words = (id: string, ...runners: readonly KnownRunner[]) => {
  const reason = explainWaitAmong(driver.run, batchId(id), runners);
  return reason === null ? null : describeWait(driver.run, reason, String);
};

test("a runner that is there and may take the work is simply waited for", () => {
  expect(words("plain", { labels: [], isThere: true })).toBe("Waits for a runner to take it");
  expect(words("big", { labels: ["linux", "gpu", "x"], isThere: true })).toBe("Waits for a runner to take it");
});

test("where no runner has all the labels, they are named", () => {
  expect(words("big", { labels: ["linux"], isThere: true }, { labels: ["gpu"], isThere: true })).toBe("No runner has the labels gpu and linux");
});

test("where those that could take it are away, that is said", () => {
  expect(words("plain")).toBe("No runner is connected");
  expect(words("plain", { labels: [], isThere: false })).toBe("No runner is connected");
  expect(words("big", { labels: ["gpu", "linux"], isThere: false }, { labels: [], isThere: true })).toBe("No runner with the labels gpu and linux is connected");
});

test("what waits for something else says that", () => {
  expect(words("after")).toBe("Waits for big");
});
