import { deskCountSchema, deskListInput, workspaceDeskSchema } from "../schemas/desk.ts";
import { memberProcedure, router } from "../trpc.ts";

/** What waits for a person, over all runs of the workspace. */
export const deskRouter = router({
  list: memberProcedure.input(deskListInput).output(workspaceDeskSchema).query(({ ctx, input }) => ctx.useCases.desk.list(input)),
  count: memberProcedure.output(deskCountSchema).query(({ ctx }) => ctx.useCases.desk.count()),
});
