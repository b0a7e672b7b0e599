import { randomUUID } from "node:crypto";
import type { TestOrder } from "./test-server.ts";

/** An order for a first attempt at the only batch of a task, in a run of its own unless told otherwise. */
export function makeOrder(change: Partial<TestOrder> = {}): TestOrder {
  return {
    fence: { run: randomUUID(), attempt: "build#1", epoch: 1 },
    token: "token-of-the-attempt",
    traceparent: null,
    batch: "build",
    task: "build",
    title: "Build",
    index: 1,
    count: 1,
    items: [],
    command: "true",
    acceptanceCommand: null,
    directory: null,
    directoryMode: "in-place",
    environment: {},
    instructions: "Build it.",
    brief: "# Build\n",
    watchesFiles: false,
    notes: null,
    attemptNumber: 1,
    idempotencyKey: "key",
    timeoutMinutes: 1,
    outputs: [],
    inputs: [],
    secrets: {},
    mask: [],
    expands: false,
    papers: [],
    results: [],
    ...change,
  };
}
