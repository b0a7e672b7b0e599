import type { FeedItem } from "@planloom/api";
import { expect, test } from "vitest";
import { createFeed } from "./feed.ts";

test("a busy reader is told once of what changed several times, and of everything that changed", async () => {
  const feed = createFeed(0);
  const abort = new AbortController();
  const seen: FeedItem[] = [];
  for await (const item of started(feed.follow(abort.signal), () => feed.publish({ kind: "fleet" }))) {
    seen.push(item);
    if (seen.length === 1) for (const run of ["1", "2", "1", "1"]) feed.publish({ kind: "run", run });
    if (seen.length === 3) abort.abort();
  }
  expect(seen).toEqual([{ kind: "fleet" }, { kind: "run", run: "1" }, { kind: "run", run: "2" }]);
});

/** Calls `first` once the reader listens. */
async function* started<T>(items: AsyncIterable<T>, first: () => void): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let next = iterator.next();
  first();
  for (let result = await next; result.done !== true; result = await next) {
    yield result.value;
    next = iterator.next();
  }
}
