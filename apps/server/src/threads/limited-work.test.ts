import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, test } from "vitest";
import { limitedWork, TooMuchWaits } from "./limited-work.ts";

test("never more goes on than may, all of it begins in the order it came, and only what comes while too much waits is refused", async () => {
  const limits = fc.record({ atOnce: fc.integer({ min: 1, max: 4 }), mostWaiting: fc.integer({ min: 0, max: 5 }) });
  /** Either something comes, or one of those that go on ends, well or badly. */
  const steps = fc.array(fc.oneof(fc.constant("comes" as const), fc.record({ ends: fc.nat(10), isFailure: fc.boolean() })), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(limits, steps, async ({ atOnce, mostWaiting }, moves) => {
      const limited = limitedWork({ atOnce, mostWaiting });
      const going: { readonly id: number; readonly end: (isFailure: boolean) => void }[] = [];
      const begun: number[] = [];
      const taken: number[] = [];
      const outcomes: Promise<string>[] = [];
      let waits = 0;
      for (const [id, move] of moves.entries()) {
        if (move === "comes") {
          const isFull = going.length === atOnce && waits === mostWaiting;
          if (!isFull) taken.push(id);
          if (!isFull && going.length === atOnce) waits += 1;
          const outcome = limited(async () => {
            const { promise, resolve, reject } = Promise.withResolvers<void>();
            begun.push(id);
            going.push({ id, end: (isFailure) => (isFailure ? reject(new Error("it failed")) : resolve()) });
            await promise;
          });
          outcomes.push(outcome.then(() => "done", (error: unknown) => (error instanceof TooMuchWaits ? `refused ${id} ${isFull}` : "failed")));
        } else {
          const [ended] = going.splice(move.ends % Math.max(going.length, 1), 1);
          ended?.end(move.isFailure);
          if (ended !== undefined && waits > 0) waits -= 1;
        }
        await setImmediate();
        expect(going.length).toBeLessThanOrEqual(atOnce);
        expect(begun).toEqual(taken.slice(0, begun.length));
        expect(going.length === atOnce || begun.length === taken.length, "nothing waits while there is a place").toBe(true);
      }
      while (going.length > 0) {
        going.shift()?.end(false);
        await setImmediate();
      }
      const refused = (await Promise.all(outcomes)).filter((outcome) => outcome.startsWith("refused"));
      expect(refused.every((outcome) => outcome.endsWith("true"))).toBe(true);
      expect(refused).toHaveLength(outcomes.length - taken.length);
      expect(begun).toEqual(taken);
    }),
    { numRuns: 200 },
  );
});
