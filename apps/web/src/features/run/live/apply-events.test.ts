import { foldRun } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventfulRun } from "../testing/recorded-run.ts";
import { adoptDetail, beginLive } from "./adopt-detail.ts";
import { applyEvents } from "./apply-events.ts";

const record = eventfulRun();
const entries = record.events.map((event, index) => ({ seq: index + 1, event }));
const count = entries.length;

test("wherever the snapshot was taken and however the events are cut, the state is the server's", () => {
  fc.assert(
    fc.property(fc.nat(count), fc.array(fc.nat(count)), (snapshot, cuts) => {
      const points = [0, ...cuts.toSorted((a, b) => a - b), count];
      const live = points.slice(1).reduce((known, point, index) => applyEvents(known, entries.slice(points[index], point)).live, beginLive(record.detail(snapshot)));
      expect(live.run).toEqual(record.run);
      expect(live.seq).toBe(count);
      expect(live.history).toEqual(entries);
    }),
  );
});

test("events that come again change nothing, not even the object", () => {
  const { live } = applyEvents(beginLive(record.detail(0)), entries);
  const again = applyEvents(live, [...entries, ...entries.slice(3)]);
  expect(again.live).toBe(live);
  expect(again.fault).toBeNull();
});

test("events out of order are refused as a gap, and what came before the gap is kept", () => {
  const [first, second, third] = entries;
  if (first === undefined || second === undefined || third === undefined) throw new Error("The recorded run is too short");
  const { live, fault } = applyEvents(beginLive(record.detail(0)), [first, third, second]);
  expect(fault).toBe("gap");
  expect(live.history).toEqual([first]);
  expect(live.run).toEqual(foldRun(record.spec, record.events.slice(0, 1)));
});

test("the past is recorded without being applied a second time", () => {
  const begun = beginLive(record.detail());
  const { live } = applyEvents(begun, entries.slice(0, 4));
  expect(live.run).toBe(begun.run);
  expect(live.history).toHaveLength(4);
});

test("an event that our machine refuses is reported, and the server's state mends it", () => {
  const other = { ...record.detail(0), state: record.detail(1).state };
  const { live, fault } = applyEvents(beginLive(other), entries);
  expect(fault).toBe("diverged");
  expect(adoptDetail(live, record.detail(5)).run).toEqual(record.run);
  expect(adoptDetail(live, record.detail(5)).seq).toBe(count);
});
