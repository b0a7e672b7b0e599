import { batchInput, batchRestartInput, batchSendBackInput, decisionResultSchema } from "../schemas/run.ts";
import { memberProcedure, router } from "../trpc.ts";

export const batchRouter = router({
  retry: memberProcedure.input(batchInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.retryBatch(input, ctx.by)),
  /** This batch and all that follows from it. */
  restart: memberProcedure.input(batchRestartInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.restartBatch(input, ctx.by)),
  /** Accepted work that is not right after all. */
  sendBack: memberProcedure.input(batchSendBackInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.sendBack(input, ctx.by)),
  skip: memberProcedure.input(batchInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.skipBatch(input, ctx.by)),
});
