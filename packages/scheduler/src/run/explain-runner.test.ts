import { expect, test } from "vitest";
import { batchId } from "../plan/ids.ts";
import { explainWaitAmong } from "./explain-runner.ts";
import { describeWait } from "./describe-wait.ts";
import { type KnownRunner, knownRunners, type ListedRunner } from "./known-runners.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

const driver = new RunDriver(makeSpec([{ id: "plain" }, { id: "big", labels: ["gpu", "linux"] }, { id: "after", needs: ["big"] }]));
driver.start();

const words = (id: string, ...runners: readonly KnownRunner[]) => {
  const reason = explainWaitAmong(driver.run, batchId(id), runners);
  return reason === null ? null : describeWait(driver.run, reason, String);
};

test("a runner that is there and may take the work is simply waited for", () => {
  expect(words("plain", { labels: [], stands: "ready" })).toBe("Waits for a runner to take it");
  expect(words("big", { labels: ["linux", "gpu", "x"], stands: "ready" })).toBe("Waits for a runner to take it");
});

test("where no runner has all the labels, they are named", () => {
  expect(words("big", { labels: ["linux"], stands: "ready" }, { labels: ["gpu"], stands: "ready" })).toBe("No runner has the labels gpu and linux");
});

test("where those that could take it are away, that is said", () => {
  expect(words("plain")).toBe("No runner is connected");
  expect(words("plain", { labels: [], stands: "away" })).toBe("No runner is connected");
  expect(words("big", { labels: ["gpu", "linux"], stands: "away" }, { labels: [], stands: "ready" })).toBe("No runner with the labels gpu and linux is connected");
});

test("where those that could take it are being drained, that is said, for they are connected", () => {
  expect(words("plain", { labels: [], stands: "away" }, { labels: [], stands: "draining" })).toBe("Every connected runner is being drained and takes nothing new");
  expect(words("big", { labels: ["gpu", "linux"], stands: "draining" }, { labels: [], stands: "ready" })).toBe("Every connected runner with the labels gpu and linux is being drained and takes nothing new");
  expect(words("plain", { labels: [], stands: "draining" }, { labels: [], stands: "ready" })).toBe("Waits for a runner to take it");
});

test("what waits for something else says that", () => {
  expect(words("after")).toBe("Waits for big");
});

const listed = (runner: Partial<ListedRunner>): ListedRunner => ({ labels: [], state: "online", draining: false, busy: 0, capacity: 2, mostAtOnce: null, ...runner });
const gpu = { labels: ["gpu", "linux"] };

test("where those that could take it have as much as they may have, that is said; one that is removed counts for nothing", () => {
  expect(words("plain", ...knownRunners([listed({ busy: 2 }), listed({ busy: 1, mostAtOnce: 1 })], null))).toBe("Every connected runner has as much as it may have");
  expect(words("big", ...knownRunners([listed({ ...gpu, busy: 2 }), listed({ ...gpu, draining: true }), listed({})], null))).toBe("Every connected runner with the labels gpu and linux has as much as it may have");
  expect(words("plain", ...knownRunners([listed({ busy: 2 }), listed({})], null))).toBe("Waits for a runner to take it");
  expect(words("plain", ...knownRunners([listed({ state: "removed" })], null))).toBe("No runner is connected");
});

test("where the workspace allows no more at once, that is said of work which a runner has room for", () => {
  const fleet = [listed({ busy: 1 }), listed({ busy: 2 })];
  expect(words("plain", ...knownRunners(fleet, 3))).toBe("As much runs at once as the workspace allows");
  expect(words("plain", ...knownRunners(fleet, 4))).toBe("Waits for a runner to take it");
  expect(words("big", ...knownRunners(fleet, 3))).toBe("No runner has the labels gpu and linux");
});
