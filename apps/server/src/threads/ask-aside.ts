import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { ApiError } from "@planloom/api";
import { limitedWork, TooMuchWaits } from "./limited-work.ts";
import type { AnswerOf, Question } from "./questions.ts";
import { largeReceiver } from "./receive-large.ts";
import { type LargeMessage, sendLarge } from "./send-large.ts";

/** It took longer than it was given. */
export class TookTooLong extends Error {}

/** Each thread takes a core and, for a large plan, some hundred megabytes. */
const AT_ONCE = 2;
const MOST_WAITING = 16;

/** What asks threads of its own, so many of them at once; see `askAside`. */
export function askerAside(limits: Parameters<typeof limitedWork>[0]) {
  const limited = limitedWork(limits);
  return <Asked extends Question>(question: Asked, withinMs: number): Promise<AnswerOf<Asked>> =>
    limited(() => askThread(question, withinMs)).catch((error: unknown) => {
      if (!(error instanceof TooMuchWaits)) throw error;
      throw new ApiError("unavailable", "The server is busy with other large plans and runs. Try again in a few seconds.", { cause: error });
    });
}

/**
 * Lets a thread of its own find something out, so that nobody waits who wants something else of the server. Two of them
 * think at once, the other questions wait; `withinMs` does not count that wait. Throws `TookTooLong`, an `ApiError`
 * where too many wait already, and whatever the thread throws.
 */
export const askAside = askerAside({ atOnce: AT_ONCE, mostWaiting: MOST_WAITING });

async function askThread<Asked extends Question>(question: Asked, withinMs: number): Promise<AnswerOf<Asked>> {
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
