import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "./spread.ts";

const wishes = fc.array(fc.record({ at: fc.integer({ min: -100, max: 100 }), weight: fc.integer({ min: 1, max: 5 }), apart: fc.integer({ min: 0, max: 30 }) }), { minLength: 1, maxLength: 8 });

test("places keep their order and their distance, inside the room there is", () => {
  fc.assert(
    fc.property(wishes, (wished) => {
      const apart = wished.map((wish, index) => (index === 0 ? 0 : wish.apart));
      const room = 40 + apart.reduce((sum, each) => sum + each, 0);
      const places = spread(wished, { apart, room });
      for (const [index, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(index === 0 ? 0 : (places[index - 1] ?? 0) + (apart[index] ?? 0) - 1e-9);
        expect(place).toBeLessThanOrEqual(room + 1e-9);
      }
    }),
  );
});

test("no other places are nearer to what is wished", () => {
  fc.assert(
    fc.property(wishes, fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 8, maxLength: 8 }), (wished, others) => {
      const apart = wished.map((wish, index) => (index === 0 ? 0 : wish.apart));
      const cost = (places: readonly number[]): number => wished.reduce((sum, { at, weight }, index) => sum + weight * ((places[index] ?? 0) - at) ** 2, 0);
      const room = 400 + apart.reduce((sum, each) => sum + each, 0);
      let offset = 0;
      const other = others.slice(0, wished.length).toSorted((a, b) => a - b).map((place, index) => place + (offset += apart[index] ?? 0));
      expect(cost(spread(wished, { apart, room }))).toBeLessThanOrEqual(cost(other) + 1e-6);
    }),
  );
});
