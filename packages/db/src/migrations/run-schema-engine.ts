import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { SchemaEngineAnswer, SchemaEngineTask } from "./schema-engine-task.ts";

/** Thrown when the database could not be brought up to date or looked at; says why in the engine's words. */
export class SchemaEngineError extends Error {
  override readonly name = "SchemaEngineError";
}

/**
 * Has the schema engine do one task, in a thread of its own that ends with it. The engine leaves a timer of 10 s armed
 * and 40 MB of memory taken, and needs a global variable; with the thread all of that is gone.
 */
export async function runSchemaEngine(task: SchemaEngineTask): Promise<readonly string[]> {
  const worker = new Worker(new URL("./schema-engine-worker.ts", import.meta.url), {
    workerData: task,
    // Importing WebAssembly prints a warning otherwise.
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  try {
    // `once` rejects on an `error` event, which an uncaught exception in the thread is.
    const [answer]: SchemaEngineAnswer[] = await once(worker, "message");
    if (answer === undefined || answer.kind === "failed") throw new SchemaEngineError(answer?.message ?? "the schema engine gave no answer");
    return answer.lines;
  } finally {
    await worker.terminate();
  }
}
