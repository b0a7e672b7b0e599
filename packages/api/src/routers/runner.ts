import { decisionResultSchema } from "../schemas/run.ts";
import {
  appendLogInput,
  appendLogResultSchema,
  endedRunsInput,
  endedRunsResultSchema,
  fleetSchema,
  heartbeatInput,
  heartbeatResultSchema,
  helloInput,
  helloResultSchema,
  pollInput,
  pollResultSchema,
  reportInput,
} from "../schemas/runner.ts";
import { memberProcedure, router, runnerProcedure } from "../trpc.ts";

/** What runners call, with their own tokens. */
export const runnerRouter = router({
  /** Said on start and after every lost connection, before anything else. */
  hello: runnerProcedure.input(helloInput).output(helloResultSchema).mutation(({ ctx, input }) => ctx.useCases.runners.hello(ctx.runner, input)),
  poll: runnerProcedure
    .input(pollInput)
    .output(pollResultSchema)
    .mutation(({ ctx, input, signal }) => ctx.useCases.runners.poll(ctx.runner, input, signal ?? new AbortController().signal)),
  heartbeat: runnerProcedure.input(heartbeatInput).output(heartbeatResultSchema).mutation(({ ctx, input }) => ctx.useCases.runners.heartbeat(ctx.runner, input)),
  /** Which runs a runner need not keep anything for any more. */
  endedRuns: runnerProcedure.input(endedRunsInput).output(endedRunsResultSchema).query(({ ctx, input }) => ctx.useCases.runners.endedRuns(input.runs)),
  appendLog: runnerProcedure.input(appendLogInput).output(appendLogResultSchema).mutation(({ ctx, input }) => ctx.useCases.runners.appendLog(ctx.runner, input)),
  report: runnerProcedure.input(reportInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runners.report(ctx.runner, input)),
});

/** What members see of the runners. */
export const fleetRouter = router({
  list: memberProcedure.output(fleetSchema).query(({ ctx }) => ctx.useCases.runners.fleet()),
});
