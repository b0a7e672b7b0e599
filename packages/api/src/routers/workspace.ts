import { z } from "zod";
import { changeSettingsInput, cleanUpSchema, serverStatusSchema, workspaceSettingsSchema } from "../schemas/workspace.ts";
import { memberProcedure, router } from "../trpc.ts";

export const workspaceRouter = router({
  settings: memberProcedure.output(workspaceSettingsSchema).query(({ ctx }) => ctx.useCases.workspace.settings()),
  changeSettings: memberProcedure.input(changeSettingsInput).output(z.void()).mutation(({ ctx, input }) => ctx.useCases.workspace.changeSettings(input, ctx.by)),
  /** What is too old and would be removed by a clean-up now; nothing is changed. */
  foreseeCleanUp: memberProcedure.output(cleanUpSchema).query(({ ctx }) => ctx.useCases.workspace.foreseeCleanUp()),
  cleanUp: memberProcedure.output(cleanUpSchema).mutation(({ ctx }) => ctx.useCases.workspace.cleanUp(ctx.by)),
  /** What keeps the server from beginning anything new. */
  status: memberProcedure.output(serverStatusSchema).query(({ ctx }) => ctx.useCases.workspace.status()),
});
