import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { AnswerOf, Question } from "./questions.ts";
import { largeReceiver } from "./receive-large.ts";
import { type LargeMessage, sendLarge } from "./send-large.ts";

/** It took longer than it was given. */
export class TookTooLong extends Error {}

/** Lets a thread of its own find something out, so that nobody waits who wants something else of the server. Throws `TookTooLong`, and whatever the thread throws. */
export async function askAside<Asked extends Question>(question: Asked, withinMs: number): Promise<AnswerOf<Asked>> {
  const worker = new Worker(new URL("./aside-worker.ts", import.meta.url), { execArgv: ["--disable-warning=ExperimentalWarning"] });
  const late = AbortSignal.timeout(withinMs);
  try {
    const answered = answerFrom<AnswerOf<Asked>>(worker, late);
    // Where the thread ends before it has heard all, this is what is waited for.
    answered.catch(() => undefined);
    await sendLarge(worker, question);
    return await answered;
  } catch (error) {
    throw late.aborted ? new TookTooLong(`it took longer than ${withinMs} ms`, { cause: error }) : error;
  } finally {
    await worker.terminate();
  }
}

async function answerFrom<Answer extends object>(worker: Worker, signal: AbortSignal): Promise<Answer> {
  const receive = largeReceiver<Answer>();
  const whole = Promise.withResolvers<Answer>();
  worker.on("message", (message: LargeMessage<Answer>) => {
    const answer = receive(message);
    if (answer !== null) whole.resolve(answer);
  });
  // `once` rejects on an `error` event as well, which an uncaught exception in the thread is.
  const ended = once(worker, "exit", { signal }).then(() => Promise.reject(new Error("the thread gave no answer")));
  return Promise.race([whole.promise, ended]);
}
