import { expect, test } from "vitest";
import { armedFailpoint } from "./failpoint.ts";

test("a failpoint names its place, what happens there, and when", () => {
  expect(armedFailpoint({ NODE_ENV: "test", PLANLOOM_FAILPOINT: "claim:after:kill" })).toEqual({ place: "claim:after", signal: "SIGKILL", times: 1 });
  expect(armedFailpoint({ NODE_ENV: "test", PLANLOOM_FAILPOINT: "check-in:before:stop@3" })).toEqual({ place: "check-in:before", signal: "SIGSTOP", times: 3 });
});

test("nothing is armed outside of tests, nor by a text that means nothing", () => {
  for (const mode of [undefined, "production", "development"]) expect(armedFailpoint({ NODE_ENV: mode, PLANLOOM_FAILPOINT: "claim:after:kill" })).toBeNull();
  for (const text of ["", "claim", "claim:after", "claim:after:burn", "claim:after:kill@"]) expect(armedFailpoint({ NODE_ENV: "test", PLANLOOM_FAILPOINT: text })).toBeNull();
});
