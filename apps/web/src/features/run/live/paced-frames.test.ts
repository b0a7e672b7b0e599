import { expect, test } from "vitest";
import { type FrameClock, pacedFrames } from "./paced-frames.ts";

const FRAME_MS = 16;

/** A world whose time passes in frames, and while something is drawn. */
class FakeFrames implements FrameClock {
  #at = 0;
  #calls: { readonly at: number; readonly call: () => void }[] = [];
  now(): number {
    return this.#at;
  }
  beforeFrame(call: () => void): () => void {
    return this.after(FRAME_MS - (this.#at % FRAME_MS), call);
  }
  after(ms: number, call: () => void): () => void {
    const entry = { at: this.#at + ms, call };
    this.#calls.push(entry);
    return () => (this.#calls = this.#calls.filter((other) => other !== entry));
  }
  take(ms: number): void {
    this.#at += ms;
  }
  /** Plays all that is due by a time. */
  playUntil(end: number): void {
    for (;;) {
      const [next] = this.#calls.toSorted((a, b) => a.at - b.at);
      if (next === undefined || next.at > end) return;
      this.#calls = this.#calls.filter((other) => other !== next);
      this.#at = Math.max(this.#at, next.at);
      next.call();
    }
  }
}

/** When pictures begin that are asked for without a break, each of which takes so long. */
function beginnings(tookMs: number, untilMs: number): readonly number[] {
  const frames = new FakeFrames();
  const beforeFrame = pacedFrames(frames);
  const begun: number[] = [];
  const draw = (): void => {
    begun.push(frames.now());
    frames.take(tookMs);
    beforeFrame(draw);
  };
  beforeFrame(draw);
  frames.playUntil(untilMs);
  return begun;
}

test("quick pictures follow one another frame by frame", () => {
  expect(beginnings(5, 100)).toEqual([16, 32, 48, 64, 80, 96]);
});

test("slow pictures leave two thirds of the time to whoever uses the page", () => {
  const begun = beginnings(200, 10_000);
  expect(begun.length).toBeGreaterThan(10);
  for (const [index, at] of begun.entries()) expect(at - (begun[index - 1] ?? -1_000)).toBeGreaterThanOrEqual(600);
});

test("what is called off while it waits is never drawn", () => {
  const frames = new FakeFrames();
  const beforeFrame = pacedFrames(frames);
  let drawn = 0;
  beforeFrame(() => frames.take(500));
  frames.playUntil(600);
  const drop = beforeFrame(() => (drawn += 1));
  frames.playUntil(700);
  drop();
  frames.playUntil(10_000);
  expect(drawn).toBe(0);
});
