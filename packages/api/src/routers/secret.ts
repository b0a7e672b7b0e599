import { z } from "zod";
import { secretInput, setSecretInput, workspaceSecretsSchema } from "../schemas/secret.ts";
import { memberProcedure, router } from "../trpc.ts";

/** The secrets of the workspace: they can be set and used, and never read. */
export const secretRouter = router({
  list: memberProcedure.output(workspaceSecretsSchema).query(({ ctx }) => ctx.useCases.secrets.list()),
  set: memberProcedure.input(setSecretInput).output(z.void()).mutation(({ ctx, input }) => ctx.useCases.secrets.set(input, ctx.by)),
  remove: memberProcedure.input(secretInput).output(z.void()).mutation(({ ctx, input }) => ctx.useCases.secrets.remove(input, ctx.by)),
});
