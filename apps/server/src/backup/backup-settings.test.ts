import { expect, test } from "vitest";
import { backupInterval } from "./backup-settings.ts";

test("an interval is a number of minutes, hours or days", () => {
  expect(["30m", "24h", "7d", " 1d "].map(backupInterval)).toEqual([1_800_000, 86_400_000, 604_800_000, 86_400_000]);
});

test("what is no interval from a minute to a year is none", () => {
  for (const text of ["", "24", "h", "0h", "-1h", "1.5h", "1w", "400d", "24h30m", "9999999m"]) expect(backupInterval(text)).toBeNull();
});
