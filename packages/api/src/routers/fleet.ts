import { z } from "zod";
import { changeRunnerInput, fleetSchema, registrationInput, registrationResultSchema, runnerInput } from "../schemas/fleet.ts";
import { memberProcedure, router } from "../trpc.ts";

/** What members see of the runners, and what owners do with them. */
export const fleetRouter = router({
  list: memberProcedure.output(fleetSchema).query(({ ctx }) => ctx.useCases.fleet.list()),
  /** A token that adds one runner, once, within an hour. */
  createRegistration: memberProcedure
    .input(registrationInput)
    .output(registrationResultSchema)
    .mutation(({ ctx, input }) => ctx.useCases.fleet.createRegistration(input, ctx.by)),
  /** It finishes what it has and gets nothing new. */
  drain: memberProcedure.input(runnerInput).output(z.void()).mutation(({ ctx, input }) => ctx.useCases.fleet.drain(input.runner, ctx.by)),
  resume: memberProcedure.input(runnerInput).output(z.void()).mutation(({ ctx, input }) => ctx.useCases.fleet.resume(input.runner, ctx.by)),
  change: memberProcedure.input(changeRunnerInput).output(z.void()).mutation(({ ctx, input }) => ctx.useCases.fleet.change(input, ctx.by)),
  /** It is let in no more; what it works on is given to others once its leases have run out. */
  remove: memberProcedure.input(runnerInput).output(z.void()).mutation(({ ctx, input }) => ctx.useCases.fleet.remove(input.runner, ctx.by)),
});
