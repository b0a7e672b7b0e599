import {
  appendLogInput,
  appendLogResultSchema,
  endedRunsInput,
  endedRunsResultSchema,
  goodbyeInput,
  goodbyeResultSchema,
  heartbeatInput,
  heartbeatResultSchema,
  helloInput,
  helloResultSchema,
  pollInput,
  pollResultSchema,
  registerInput,
  registerResultSchema,
  reportInput,
  reportResultSchema,
} from "../schemas/runner.ts";
import { attemptProcedure, procedure, router, runnerProcedure } from "../trpc.ts";

/** What runners call, with their own tokens. */
export const runnerRouter = router({
  /** Exchanges a registration token, once, for a runner and its token. */
  register: procedure.input(registerInput).output(registerResultSchema).mutation(({ ctx, input }) => ctx.useCases.runners.register(input)),
  /** Said on start and after every lost connection, before anything else. */
  hello: runnerProcedure.input(helloInput).output(helloResultSchema).mutation(({ ctx, input }) => ctx.useCases.runners.hello(ctx, input)),
  poll: runnerProcedure
    .input(pollInput)
    .output(pollResultSchema)
    .mutation(({ ctx, input, signal }) => ctx.useCases.runners.poll(ctx.runner, input, signal ?? new AbortController().signal)),
  heartbeat: runnerProcedure.input(heartbeatInput).output(heartbeatResultSchema).mutation(({ ctx, input }) => ctx.useCases.runners.heartbeat(ctx.runner, input)),
  /** Said once nothing runs here any more and nothing more will be asked. Changes what people see of the runner, and nothing else. */
  goodbye: runnerProcedure.input(goodbyeInput).output(goodbyeResultSchema).mutation(({ ctx }) => ctx.useCases.runners.goodbye(ctx.runner)),
  /** Which runs a runner need not keep anything for much longer. */
  endedRuns: runnerProcedure.input(endedRunsInput).output(endedRunsResultSchema).query(({ ctx, input }) => ctx.useCases.runners.endedRuns(input.runs)),
  appendLog: attemptProcedure.input(appendLogInput).output(appendLogResultSchema).mutation(({ ctx, input }) => ctx.useCases.runners.appendLog(ctx, input)),
  report: runnerProcedure.input(reportInput).output(reportResultSchema).mutation(({ ctx, input }) => ctx.useCases.runners.report(ctx.runner, input)),
});
