import { z } from "zod";
import { changeSettingsInput, cleanUpSchema, foreseeCleanUpInput, serverStatusSchema, workspaceSettingsSchema } from "../schemas/workspace.ts";
import { memberProcedure, router } from "../trpc.ts";

export const workspaceRouter = router({
  settings: memberProcedure.output(workspaceSettingsSchema).query(({ ctx }) => ctx.useCases.workspace.settings()),
  changeSettings: memberProcedure.input(changeSettingsInput).output(z.void()).mutation(({ ctx, input }) => ctx.useCases.workspace.changeSettings(input, ctx.by)),
  /** What is too old and would be removed by a clean-up now; nothing is changed. */
  foreseeCleanUp: memberProcedure.input(foreseeCleanUpInput).output(cleanUpSchema).query(({ ctx, input }) => ctx.useCases.workspace.foreseeCleanUp(input)),
  cleanUp: memberProcedure.output(cleanUpSchema).mutation(({ ctx }) => ctx.useCases.workspace.cleanUp(ctx.by)),
  /** What keeps the server from beginning anything new. */
  status: memberProcedure.output(serverStatusSchema).query(({ ctx }) => ctx.useCases.workspace.status()),
});
