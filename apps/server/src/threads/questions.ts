import type { FreezeResult, Plan } from "@planloom/scheduler";
import type { CheckpointAnswer, CheckpointQuestion } from "../checkpoints/read-whole-checkpoint.ts";
import type { Foreseen, Foretold } from "../runs/foretell-change.ts";

/** What a thread can be asked, with all that it needs to know. */
export type Question = FreezeQuestion | ForetellQuestion | ReadQuestion;

export interface FreezeQuestion {
  readonly kind: "freeze";
  readonly plan: Plan;
}

export interface ForetellQuestion extends Foreseen {
  readonly kind: "foretell";
}

export interface ReadQuestion extends CheckpointQuestion {
  readonly kind: "read-checkpoint";
}

export type AnswerOf<Asked extends Question> = Asked extends FreezeQuestion ? FreezeResult : Asked extends ForetellQuestion ? Foretold : CheckpointAnswer;
