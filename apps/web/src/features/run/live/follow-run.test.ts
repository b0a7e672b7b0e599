import type { RunWatchInput, RunWatchItem } from "@planloom/api";
import { attemptId } from "@planloom/scheduler";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventfulRun, type RecordedRun } from "../testing/recorded-run.ts";
import { followRun, type RunTransport, type WatchListener } from "./follow-run.ts";
import { createRunStore, type RunStore } from "./run-store.ts";

const LOGS: Readonly<Record<string, string>> = {
  "api#1": "grün\none\r\ntwo\n".repeat(20),
  "ui#1": "built in 3 s\n\nwarning: 🧵\n".repeat(15),
};
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A server in memory with one stream, which does what the test wants: deliver, lose, repeat, break off. */
class MemoryServer implements RunTransport {
  private listener: WatchListener | null = null;
  private input: RunWatchInput | null = null;
  private frames: (() => void)[] = [];
  private timers: (() => void)[] = [];
  private readonly sent: RunWatchItem[] = [];
  private atSeq = 0;
  private atByte = 0;
  readonly record: RecordedRun;

  constructor(record: RecordedRun) {
    this.record = record;
  }

  watch(input: RunWatchInput, listener: WatchListener): () => void {
    this.input = input;
    this.listener = listener;
    this.atSeq = input.afterSeq;
    this.atByte = input.log?.fromByte ?? 0;
    listener.onConnection("live");
    return () => {
      if (this.listener === listener) this.listener = null;
    };
  }

  fetch = () => Promise.resolve(this.record.detail());

  beforeFrame(call: () => void): () => void {
    this.frames.push(call);
    return () => {
      this.frames = this.frames.filter((other) => other !== call);
    };
  }

  after(_ms: number, call: () => void): () => void {
    this.timers.push(call);
    return () => {
      this.timers = this.timers.filter((other) => other !== call);
    };
  }

  /** Takes the next item off the stream; `arrives` says whether it reaches the window. Returns whether there was one. */
  step(kind: "event" | "log", arrives: boolean): boolean {
    const item = kind === "event" ? this.nextEvent() : this.nextPiece();
    if (item === null || this.listener === null) return false;
    this.sent.push(item);
    if (arrives) this.listener.onItem(item);
    return true;
  }

  repeat(index: number): void {
    const item = this.sent[index % Math.max(1, this.sent.length)];
    if (item !== undefined) this.listener?.onItem(item);
  }

  breakOff = () => this.listener?.onEnd();
  frame = () => this.frames.splice(0).forEach((call) => call());
  timer = () => this.timers.splice(0).forEach((call) => call());

  /** Delivers everything that is left, until nothing more happens. */
  settle(): void {
    for (let round = 0; round < 10; round += 1) {
      this.timer();
      while (this.step("event", true) || this.step("log", true)) this.frame();
      this.frame();
    }
  }

  private nextEvent(): RunWatchItem | null {
    const event = this.record.events[this.atSeq];
    if (event === undefined) return null;
    this.atSeq += 1;
    return { kind: "events", events: [{ seq: this.atSeq, event }] };
  }

  private nextPiece(): RunWatchItem | null {
    const attempt = this.input?.log?.attempt;
    const bytes = encoder.encode(attempt === undefined ? "" : LOGS[attempt]);
    if (attempt === undefined || this.atByte >= bytes.length) return null;
    const from = this.atByte;
    let to = Math.min(from + 7, bytes.length);
    // A piece never ends inside of a character.
    while (to < bytes.length && ((bytes[to] ?? 0) & 0xc0) === 0x80) to += 1;
    this.atByte = to;
    return { kind: "log", attempt, from, to, text: decoder.decode(bytes.subarray(from, to)) };
  }
}

const logOf = (store: RunStore) => store.getState().log?.text.lines.map((line) => line.plain).join("\n");
const wholeLog = (attempt: string) => LOGS[attempt]?.replaceAll("\r", "").replace(/\n$/, "");

const happening = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom("event" as const, "log" as const), arrives: fc.constant(true) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("event" as const, "log" as const), arrives: fc.constant(false) }) },
  { weight: 1, arbitrary: fc.nat(50).map((repeat) => ({ repeat })) },
  { weight: 2, arbitrary: fc.constantFrom("frame" as const, "timer" as const, "break" as const) },
  { weight: 1, arbitrary: fc.constantFrom("api#1", "ui#1", null).map((log) => ({ log })) },
);

test("whatever the connection does, the window ends with the server's state, the whole history and the whole log", () => {
  fc.assert(
    fc.property(fc.nat(12), fc.array(happening, { maxLength: 120 }), (snapshot, happenings) => {
      const server = new MemoryServer(eventfulRun());
      const store = createRunStore(server.record.detail(snapshot), server.record.now);
      followRun(store, server);
      for (const what of happenings) {
        if (what === "frame") server.frame();
        else if (what === "timer") server.timer();
        else if (what === "break") server.breakOff();
        else if ("repeat" in what) server.repeat(what.repeat);
        else if ("log" in what) store.setState({ wantedLog: what.log === null ? null : attemptId(what.log) });
        else server.step(what.kind, what.arrives);
      }
      for (const attempt of ["api#1", "ui#1"]) {
        store.setState({ wantedLog: attemptId(attempt) });
        server.settle();
        expect(logOf(store)).toBe(wholeLog(attempt));
      }
      expect(store.getState().live.run).toEqual(server.record.run);
      expect(store.getState().live.history).toHaveLength(server.record.events.length);
      expect(store.getState().connection).toBe("live");
    }),
  );
});

test("a log that is opened again goes on from the byte where it was left", () => {
  const server = new MemoryServer(eventfulRun());
  const inputs: RunWatchInput[] = [];
  const store = createRunStore(server.record.detail(), server.record.now);
  const read = (attempt: string | null) => {
    store.setState({ wantedLog: attempt === null ? null : attemptId(attempt) });
    server.frame();
  };
  followRun(store, {
    watch: (input, listener) => {
      inputs.push(input);
      return server.watch(input, listener);
    },
    fetch: server.fetch,
    beforeFrame: (call) => server.beforeFrame(call),
    after: (ms, call) => server.after(ms, call),
  });
  read("api#1");
  server.step("log", true);
  server.step("log", true);
  server.frame();
  read(null);
  read("api#1");
  expect(inputs.map((input) => input.log?.fromByte ?? null)).toEqual([null, 0, null, 14]);
});

test("a log that was wanted before the stream was opened is read from the start", () => {
  const server = new MemoryServer(eventfulRun());
  const store = createRunStore(server.record.detail(), server.record.now);
  store.setState({ wantedLog: attemptId("api#1") });
  followRun(store, server);
  server.settle();
  expect(logOf(store)).toBe(wholeLog("api#1"));
});

test("what arrives within one frame is told to the screen once", () => {
  const server = new MemoryServer(eventfulRun());
  const store = createRunStore(server.record.detail(0), server.record.now);
  followRun(store, server);
  let told = 0;
  store.subscribe(() => {
    told += 1;
  });
  for (let step = 0; step < 5; step += 1) server.step("event", true);
  server.frame();
  expect(told).toBe(1);
});

test("after it is closed nothing changes any more", () => {
  const server = new MemoryServer(eventfulRun());
  const store = createRunStore(server.record.detail(0), server.record.now);
  const stop = followRun(store, server);
  server.step("event", true);
  stop();
  const before = store.getState();
  server.settle();
  expect(store.getState()).toBe(before);
});

test("the clock of the server is kept, so that a wrong clock here shows right durations", () => {
  const { record } = new MemoryServer(eventfulRun());
  expect(createRunStore(record.detail(), record.now - 90_000).getState().clockOffsetMs).toBe(90_000);
});
