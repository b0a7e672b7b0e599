import { expect, test } from "vitest";
import type { Time } from "../engine/time.ts";
import { createOutbox } from "./outbox.ts";

function makeOutbox(options: { readonly isWanted?: () => boolean } = {}) {
  const letters: (readonly string[])[] = [];
  const rests: (() => void)[] = [];
  const time: Pick<Time, "after"> = {
    after(_ms, act) {
      rests.push(act);
      return () => undefined;
    },
  };
  const send = async (lines: readonly string[]): Promise<void> => void letters.push(lines);
  const say = createOutbox({ send, isWanted: () => true, pauseMs: 100, time, ...options });
  /** Lets what is being sent arrive, and the pause after it pass. */
  const rest = async (): Promise<void> => {
    await Promise.resolve();
    rests.shift()?.();
  };
  return { letters, say, rest };
}

test("the first line goes out at once, all that come in the pause after it in one letter, each once, and then nothing", async () => {
  const { letters, say, rest } = makeOutbox();
  for (const line of ["a", "b", "c", "b"]) say(line);
  expect(letters).toEqual([["a"]]);
  await rest();
  expect(letters).toEqual([["a"], ["b", "c"]]);
  await rest();
  expect(letters).toHaveLength(2);
  say("a");
  expect(letters[2]).toEqual(["a"]);
});

test("nothing is kept or sent while nobody wants it", async () => {
  let isWanted = false;
  const { letters, say } = makeOutbox({ isWanted: () => isWanted });
  say("a");
  isWanted = true;
  say("b");
  expect(letters).toEqual([["b"]]);
});
