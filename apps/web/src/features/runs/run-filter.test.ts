import fc from "fast-check";
import { expect, test } from "vitest";
import { ALL_RUNS, isFiltered, readFilter, RUN_GROUPS, writeFilter } from "./run-filter.ts";

const filters = fc.record({
  status: fc.option(fc.constantFrom(...RUN_GROUPS)),
  planId: fc.option(fc.uuid()),
  text: fc.string({ maxLength: 200 }),
  before: fc.option(fc.integer({ min: 1 })),
});

test("every filter can be sent to somebody else by its address", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
    }),
  );
});

test("an address that makes no sense shows all runs", () => {
  expect(readFilter(new URLSearchParams("?status=odd&plan=x&before=-3"))).toEqual(ALL_RUNS);
  expect(readFilter(new URLSearchParams("?before=1.5"))).toEqual(ALL_RUNS);
});

test("all runs have the plainest address", () => {
  expect(writeFilter(ALL_RUNS)).toBe("");
  expect(isFiltered(ALL_RUNS)).toBe(false);
  expect(isFiltered({ ...ALL_RUNS, before: 7 })).toBe(false);
  expect(isFiltered({ ...ALL_RUNS, text: "x" })).toBe(true);
});
