import { attemptId, batchId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { DETAIL_TABS, readPlace, RUN_VIEWS, type RunPlace, writePlace } from "./run-place.ts";

test("every place can be sent to somebody else", () => {
  const opened = { batch: batchId("api.2"), attempt: attemptId("api.2#3"), item: "4f0c1f60-8d6a-4a53-9d0e-6c1f7b7b2a10" };
  const closed = { batch: null, attempt: null, item: null };
  for (const view of RUN_VIEWS) {
    expect(readPlace(new URLSearchParams(writePlace({ view, tab: "check-in", ...closed })))).toEqual({ view, tab: "check-in", ...closed });
    for (const tab of DETAIL_TABS) {
      const place: RunPlace = { view, tab, ...opened };
      expect(readPlace(new URLSearchParams(writePlace(place)))).toEqual(place);
    }
  }
});

test("an address that makes no sense leads to the start", () => {
  const start = { view: "batches", batch: null, tab: "check-in", attempt: null, item: null };
  expect(readPlace(new URLSearchParams("?view=nonsense&batch=&attempt=x%231"))).toEqual(start);
  expect(readPlace(new URLSearchParams("?batch=a&attempt=b%231")).attempt).toBeNull();
});
