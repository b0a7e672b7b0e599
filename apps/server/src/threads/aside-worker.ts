import { parentPort } from "node:worker_threads";
import { freezePlan } from "@planloom/scheduler";
import { foretell } from "../runs/foretell-change.ts";
import type { Question } from "./questions.ts";
import { largeReceiver } from "./receive-large.ts";
import { type LargeMessage, sendLarge } from "./send-large.ts";

/** The thread that `askAside` asks: it hears one question and gives one answer. */
const receive = largeReceiver<Question>();

parentPort?.on("message", (message: LargeMessage<Question>) => {
  const question = receive(message);
  if (question === null || parentPort === null) return;
  void sendLarge(parentPort, question.kind === "freeze" ? freezePlan(question.plan) : foretell(question));
});
