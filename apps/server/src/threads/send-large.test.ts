import fc from "fast-check";
import { expect, test } from "vitest";
import { largeReceiver } from "./receive-large.ts";
import { type LargeMessage, sendLarge } from "./send-large.ts";

/** What arrives in another thread. */
async function sent<Value extends object>(value: Value): Promise<{ readonly arrived: Value | null; readonly largest: number }> {
  const receive = largeReceiver<Value>();
  let arrived: Value | null = null as Value | null;
  let largest = 0;
  await sendLarge({ postMessage: (message: LargeMessage<Value>) => {
    largest = Math.max(largest, JSON.stringify(message).length);
    arrived = receive(structuredClone(message));
  } }, value);
  return { arrived, largest };
}

test("whatever is sent arrives as it was", async () => {
  const anything = fc.record({ list: fc.array(fc.jsonValue(), { maxLength: 900, size: "max" }), inner: fc.record({ table: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), fc.integer(), { maxKeys: 500, size: "max" }), few: fc.jsonValue() }) });
  await fc.assert(fc.asyncProperty(anything, async (value) => {
    expect((await sent(value)).arrived).toEqual(value);
  }), { numRuns: 40 });
});

test("however long a list or table is, no message is", async () => {
  const value = { run: { batches: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`b${at}`, { at }])), spec: { batches: Array.from({ length: 10_000 }, (_, at) => ({ id: `b${at}` })) } } };
  const { arrived, largest } = await sent(value);
  expect(arrived).toEqual(value);
  expect(largest).toBeLessThan(10_000);
});
