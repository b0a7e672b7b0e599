import { tracked } from "@trpc/server";
import {
  decisionResultSchema,
  metricsInput,
  metricsReportSchema,
  lastOutputsSchema,
  runChangeInput,
  runChangeResultSchema,
  runDetailSchema,
  runInput,
  runListInput,
  runListSchema,
  runOriginSchema,
  runPauseInput,
  runPreviewInput,
  runPreviewSchema,
  runStartInput,
  runStartResultSchema,
  runWatchInput,
} from "../schemas/run.ts";
import { memberProcedure, router, withCodes } from "../trpc.ts";

export const runRouter = router({
  start: memberProcedure.input(runStartInput).output(runStartResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.start(input, ctx.by)),
  list: memberProcedure.input(runListInput).output(runListSchema).query(({ ctx, input }) => ctx.useCases.runs.list(input)),
  get: memberProcedure.input(runInput).output(runDetailSchema).query(({ ctx, input }) => ctx.useCases.runs.get(input.run)),
  /** Folding all events of the run into it gives the state of the run, and tells what no event tells. */
  origin: memberProcedure.input(runInput).output(runOriginSchema).query(({ ctx, input }) => ctx.useCases.runs.origin(input.run)),
  lastOutputs: memberProcedure.input(runInput).output(lastOutputsSchema).query(({ ctx, input }) => ctx.useCases.runs.lastOutputs(input.run)),
  pause: memberProcedure.input(runPauseInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.pause(input, ctx.by)),
  resume: memberProcedure.input(runInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.resume(input.run, ctx.by)),
  stop: memberProcedure.input(runInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.stop(input.run, ctx.by)),
  /** What a changed plan would do to a live run. */
  previewChange: memberProcedure.input(runPreviewInput).output(runPreviewSchema).mutation(({ ctx, input }) => ctx.useCases.runs.previewChange(input)),
  change: memberProcedure.input(runChangeInput).output(runChangeResultSchema).mutation(({ ctx, input }) => ctx.useCases.runs.change(input, ctx.by)),
  metrics: memberProcedure.input(metricsInput).output(metricsReportSchema).query(({ ctx, input }) => ctx.useCases.runs.metrics(input)),
  /** Events of one run, and the log of one of its attempts, resumed by id. */
  watch: memberProcedure.input(runWatchInput).subscription(async function* ({ ctx, input, signal }) {
    for await (const [id, item] of withCodes(ctx, ctx.useCases.runs.watch(input, signal ?? new AbortController().signal))) yield tracked(id, item);
  }),
  /** Says that something in the workspace changed. */
  feed: memberProcedure.subscription(async function* ({ ctx, signal }) {
    yield* withCodes(ctx, ctx.useCases.runs.feed(signal ?? new AbortController().signal));
  }),
});
