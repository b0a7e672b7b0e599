import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_ENGINE_SETTINGS, engineSettings } from "./engine-settings.ts";

test("the patience of the default is the default", () => {
  expect(engineSettings(DEFAULT_ENGINE_SETTINGS.lostAfterMs)).toEqual(DEFAULT_ENGINE_SETTINGS);
});

test("whatever the patience, four heartbeats fit into it beside the time to end an attempt", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2_000, max: 86_400_000 }), (lostAfterMs) => {
      const { heartbeatMs, suspectAfterMs, killMarginMs, reapEveryMs } = engineSettings(lostAfterMs);
      expect(4 * heartbeatMs).toBeLessThanOrEqual(lostAfterMs - killMarginMs);
      expect(2 * heartbeatMs).toBeLessThanOrEqual(suspectAfterMs);
      expect(reapEveryMs).toBeLessThanOrEqual(suspectAfterMs);
    }),
  );
});
