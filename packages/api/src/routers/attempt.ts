import { briefInput, sentBriefSchema, toldOfInput, toldOfSchema } from "../schemas/brief.ts";
import { attemptFinishInput, attemptInput, checkInInput, decisionResultSchema, logChunkSchema, logInput } from "../schemas/run.ts";
import { memberProcedure, router } from "../trpc.ts";

export const attemptRouter = router({
  stop: memberProcedure.input(attemptInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.stopAttempt(input, ctx.by)),
  /** Takes up work that waits for a person. */
  take: memberProcedure.input(attemptInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.takeAttempt(input, ctx.by)),
  /** Says that a person's work is done. */
  finish: memberProcedure.input(attemptFinishInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.finishAttempt(input, ctx.by)),
  checkIn: memberProcedure.input(checkInInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.checkIn(input, ctx.by)),
  brief: memberProcedure.input(briefInput).output(sentBriefSchema).query(({ ctx, input }) => ctx.useCases.runs.brief(input)),
  /** Who knew of an entry of the board. */
  toldOf: memberProcedure.input(toldOfInput).output(toldOfSchema).query(({ ctx, input }) => ctx.useCases.runs.toldOf(input)),
  log: memberProcedure.input(logInput).output(logChunkSchema).query(({ ctx, input }) => ctx.useCases.runs.readLog(input)),
});
