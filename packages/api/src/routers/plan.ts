import { z } from "zod";
import { planIdSchema } from "../schemas/ids.ts";
import { planCreateInput, planGetInput, planRevisionSchema, planSaveInput, planSaveResultSchema, planSummarySchema } from "../schemas/plan.ts";
import { memberProcedure, router } from "../trpc.ts";

export const planRouter = router({
  list: memberProcedure.output(z.array(planSummarySchema)).query(({ ctx }) => ctx.useCases.plans.list()),
  get: memberProcedure.input(planGetInput).output(planRevisionSchema).query(({ ctx, input }) => ctx.useCases.plans.get(input)),
  create: memberProcedure.input(planCreateInput).output(planRevisionSchema).mutation(({ ctx, input }) => ctx.useCases.plans.create(input, ctx.by)),
  save: memberProcedure.input(planSaveInput).output(planSaveResultSchema).mutation(({ ctx, input }) => ctx.useCases.plans.save(input, ctx.by)),
  remove: memberProcedure
    .input(z.strictObject({ id: planIdSchema }))
    .output(z.void())
    .mutation(({ ctx, input }) => ctx.useCases.plans.remove(input.id, ctx.by)),
});
