import fc from "fast-check";
import { expect, test } from "vitest";
import { databaseClock } from "./database-clock.ts";

const YEAR_MS = 365 * 86_400_000;

test("a clock of the database that was set is told by how much, and a slow answer never counts as that", async () => {
  const answer = fc.record({ waits: fc.nat(60_000), comesAt: fc.double({ min: 0, max: 1, noNaN: true }), setBy: fc.constantFrom(0, 0, 7_200_000, -7_200_000) });
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 8 }), async (answers) => {
      let passed = 0;
      let ahead = 50 * YEAR_MS;
      let slow = { waits: 0, comesAt: 0 };
      const ask = async (): Promise<number> => {
        const time = passed + slow.waits * slow.comesAt + ahead;
        passed += slow.waits;
        return time;
      };
      const clock = await databaseClock(ask, () => passed);
      for (const { setBy, ...next } of answers) {
        passed += 1_000;
        ahead += setBy;
        slow = next;
        const found = await clock.adjust();
        expect(found).toBeLessThanOrEqual(Math.abs(setBy) + 0.1);
        expect(found).toBeGreaterThanOrEqual(Math.max(0, Math.abs(setBy) - 2 * 60_000) - 0.1);
        expect(Math.abs(clock.now() - (passed + ahead))).toBeLessThanOrEqual(next.waits / 2 + 1);
      }
    }),
  );
});
