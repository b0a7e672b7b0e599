import fc from "fast-check";
import { expect, test } from "vitest";
import { thinOut } from "./thin-out.ts";

/** Values that each take so many milliseconds, on a clock that only they move. */
function timed(durations: readonly number[]) {
  let time = 0;
  function* values() {
    for (const [index, duration] of durations.entries()) {
      time += duration;
      yield { index, at: time };
    }
  }
  return { values: values(), now: () => time };
}

test("the first and the last value always come, those between no faster than asked", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1 }), fc.nat(150), (durations, everyMs) => {
      const { values, now } = timed(durations);
      const shown = [...thinOut(values, { everyMs, now })];
      expect(shown[0]?.index).toBe(0);
      expect(shown.at(-1)?.index).toBe(durations.length - 1);
      shown.slice(1, -1).forEach(({ at }, index) => expect(at - (shown[index]?.at ?? 0)).toBeGreaterThanOrEqual(everyMs));
    }),
  );
});

test("nothing stays nothing, and a value that comes late enough is not held back", () => {
  expect([...thinOut([], { everyMs: 10, now: () => 0 })]).toEqual([]);
  const { values, now } = timed([0, 20, 20]);
  expect([...thinOut(values, { everyMs: 10, now })].map(({ index }) => index)).toEqual([0, 1, 2]);
});
