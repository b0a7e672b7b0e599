import { expect, test } from "vitest";
import { untilClosing } from "./until-closing.ts";

async function* twoItems() {
  yield 1;
  yield 2;
}

test("a stream that the server ends by stopping fails, so that its reader connects again", async () => {
  const seen: number[] = [];
  const read = async () => {
    for await (const item of untilClosing(twoItems(), AbortSignal.abort())) seen.push(item);
  };
  await expect(read()).rejects.toThrow(/connect again/);
  expect(seen).toEqual([1, 2]);
});

test("a stream that ends by itself ends", async () => {
  const seen: number[] = [];
  for await (const item of untilClosing(twoItems(), new AbortController().signal)) seen.push(item);
  expect(seen).toEqual([1, 2]);
});
