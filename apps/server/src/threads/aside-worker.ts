import { parentPort } from "node:worker_threads";
import { freezePlan } from "@planloom/scheduler";
import { readWholeCheckpoint } from "../checkpoints/read-whole-checkpoint.ts";
import { foretell } from "../runs/foretell-change.ts";
import type { Question } from "./questions.ts";
import { largeReceiver } from "./receive-large.ts";
import { type LargeMessage, sendLarge } from "./send-large.ts";

/** The thread that `askAside` asks: it hears one question and gives one answer. */
const receive = largeReceiver<Question>();

parentPort?.on("message", (message: LargeMessage<Question>) => {
  const question = receive(message);
  if (question !== null) void reply(question);
});

/** What goes wrong ends the thread, which is what whoever asked is told. */
async function reply(question: Question): Promise<void> {
  if (parentPort !== null) await sendLarge(parentPort, await answer(question));
}

function answer(question: Question): object | Promise<object> {
  switch (question.kind) {
    case "freeze":
      return freezePlan(question.plan);
    case "foretell":
      return foretell(question);
    case "read-checkpoint":
      return readWholeCheckpoint(question);
  }
}
