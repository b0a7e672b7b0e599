import {
  closeIssueInput,
  decideScopeInput,
  editBriefInput,
  escalateBlockerInput,
  pinEntryInput,
  postEntryInput,
  raiseBlockerInput,
  recordIssueInput,
  refineReportInput,
  resolutionPreviewSchema,
  resolveBlockerInput,
  settleFlagInput,
  settleHandOverInput,
} from "../schemas/coordination.ts";
import { decisionResultSchema } from "../schemas/run.ts";
import { memberProcedure, router } from "../trpc.ts";

/** What is said and decided about a run besides what runs when. All of it reaches those who watch the run as events. */
export const coordinationRouter = router({
  post: memberProcedure.input(postEntryInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.post(input, ctx.by)),
  pin: memberProcedure.input(pinEntryInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.pin(input, ctx.by)),
  raiseBlocker: memberProcedure.input(raiseBlockerInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.raiseBlocker(input, ctx.by)),
  escalateBlocker: memberProcedure.input(escalateBlockerInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.escalateBlocker(input, ctx.by)),
  resolveBlocker: memberProcedure.input(resolveBlockerInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.resolveBlocker(input, ctx.by)),
  foretellResolution: memberProcedure.input(resolveBlockerInput).output(resolutionPreviewSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.foretellResolution(input, ctx.by)),
  settleHandOver: memberProcedure.input(settleHandOverInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.settleHandOver(input, ctx.by)),
  recordIssue: memberProcedure.input(recordIssueInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.recordIssue(input, ctx.by)),
  closeIssue: memberProcedure.input(closeIssueInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.closeIssue(input, ctx.by)),
  decideScope: memberProcedure.input(decideScopeInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.decideScope(input, ctx.by)),
  settleFlag: memberProcedure.input(settleFlagInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.settleFlag(input, ctx.by)),
  refineReport: memberProcedure.input(refineReportInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.refineReport(input, ctx.by)),
  editBrief: memberProcedure.input(editBriefInput).output(decisionResultSchema).mutation(({ ctx, input }) => ctx.useCases.coordination.editBrief(input, ctx.by)),
});
