import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const needed = { PLANLOOM_URL: "http://127.0.0.1:4000/", PLANLOOM_RUNNER_TOKEN: "token" };

test("the address and a token are enough", () => {
  expect(readConfig(needed)).toEqual({ url: "http://127.0.0.1:4000", token: { kind: "given", token: "token" }, root: resolve("."), home: resolve(".planloom/runner"), serverHome: null, labels: [], capacity: 8, keepDays: 30, keepFailedDays: 90, drainSeconds: null, killLevel: "namespace" });
});

test("everything can be set", () => {
  const config = readConfig({ PLANLOOM_URL: "https://host/base/", PLANLOOM_RUNNER_TOKEN_FILE: "/token", PLANLOOM_RUNNER_ROOT: "/root-folder", PLANLOOM_RUNNER_HOME: "/home-folder", PLANLOOM_RUNNER_CAPACITY: "3", PLANLOOM_HOME: "/data", PLANLOOM_RUNNER_KEEP_DAYS: "0", PLANLOOM_RUNNER_KEEP_FAILED_DAYS: "7", PLANLOOM_RUNNER_DRAIN_SECONDS: "60", PLANLOOM_RUNNER_KILL_LEVEL: "sweep", PLANLOOM_RUNNER_LABELS: "gpu, linux," });
  expect(config).toEqual({ url: "https://host/base", token: { kind: "file", path: "/token", isOwn: false }, root: "/root-folder", home: "/home-folder", serverHome: "/data", labels: ["gpu", "linux"], capacity: 3, keepDays: 0, keepFailedDays: 7, drainSeconds: 60, killLevel: "sweep" });
});

test.each([
  [{ ...needed, PLANLOOM_URL: undefined }, "PLANLOOM_URL must be the address"],
  [{ ...needed, PLANLOOM_URL: "localhost" }, "PLANLOOM_URL must be the address"],
  [{ ...needed, PLANLOOM_URL: "ftp://host" }, "PLANLOOM_URL must begin with http"],
  [{ ...needed, PLANLOOM_RUNNER_TOKEN: "" }, "PLANLOOM_RUNNER_TOKEN or PLANLOOM_RUNNER_TOKEN_FILE must be set"],
  [{ ...needed, PLANLOOM_RUNNER_CAPACITY: "0" }, "PLANLOOM_RUNNER_CAPACITY must be a whole number"],
  [{ ...needed, PLANLOOM_RUNNER_CAPACITY: "many" }, 'not "many"'],
  [{ ...needed, PLANLOOM_RUNNER_KEEP_DAYS: "-1" }, "PLANLOOM_RUNNER_KEEP_DAYS must be a whole number"],
  [{ ...needed, PLANLOOM_RUNNER_KILL_LEVEL: "none" }, "PLANLOOM_RUNNER_KILL_LEVEL must be namespace, sweep or group"],
])("what is missing or wrong is said, with what to set instead", (environment, message) => {
  expect(() => readConfig(environment)).toThrow(message);
});
