import { parentPort, workerData } from "node:worker_threads";
import { freezePlan, type Plan } from "@planloom/scheduler";

/** The thread that `freezeAside` works in: it takes a plan when it is made and posts what became of it. */
const plan: Plan = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
parentPort?.postMessage(freezePlan(plan));
