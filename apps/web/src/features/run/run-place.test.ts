import { attemptId, batchId, streamId } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ENTRY_KINDS, EVERYTHING } from "./board/board-filter.ts";
import { DETAIL_TABS, readPlace, RUN_VIEWS, type RunPlace, START, writePlace } from "./run-place.ts";

test("every place can be sent to somebody else", () => {
  const opened = { batch: batchId("api.2"), attempt: attemptId("api.2#3"), item: "4f0c1f60-8d6a-4a53-9d0e-6c1f7b7b2a10" };
  const closed = { batch: null, attempt: null, item: null, graph: true, board: EVERYTHING };
  for (const view of RUN_VIEWS) {
    expect(readPlace(new URLSearchParams(writePlace({ view, tab: "check-in", ...closed })))).toEqual({ view, tab: "check-in", ...closed });
    for (const tab of DETAIL_TABS) {
      const place: RunPlace = { view, tab, graph: false, board: EVERYTHING, ...opened };
      expect(readPlace(new URLSearchParams(writePlace(place)))).toEqual(place);
    }
  }
});

test("an address that makes no sense leads to the start", () => {
  const start = { view: "batches", batch: null, tab: "check-in", attempt: null, item: null, graph: true, board: EVERYTHING };
  expect(START).toEqual(start);
  expect(readPlace(new URLSearchParams("?view=nonsense&batch=&attempt=x%231"))).toEqual(start);
  expect(readPlace(new URLSearchParams("?batch=a&attempt=b%231")).attempt).toBeNull();
});

test("what somebody looks for on the board is part of the address, whatever it is made of; other views do not have it", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 60 });
  const orNone = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
  const filters = fc.record({ query: words, kind: orNone(fc.constantFrom(...ENTRY_KINDS)), stream: orNone(fc.constantFrom(streamId("web"), streamId("server"))), file: words, speaker: orNone(words.filter((word) => word !== "")) });
  fc.assert(
    fc.property(filters, (board) => {
      expect(readPlace(new URLSearchParams(writePlace({ ...START, view: "board", board }))).board).toEqual(board);
      expect(readPlace(new URLSearchParams(writePlace({ ...START, board })))).toEqual(START);
    }),
  );
});
