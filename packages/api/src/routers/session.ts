import { z } from "zod";
import { memberProcedure, procedure, router } from "../trpc.ts";

const currentSchema = z.object({ name: z.string(), role: z.enum(["viewer", "editor", "owner"]) }).nullable();

export const sessionRouter = router({
  /** Who is signed in; `null` for nobody. */
  current: procedure.output(currentSchema).query(({ ctx }) => (ctx.actor.kind === "member" ? { name: ctx.actor.name, role: ctx.actor.role } : null)),
  /** A new one-time link that signs its first visitor in as an owner. */
  createLink: memberProcedure.output(z.object({ url: z.string() })).mutation(({ ctx }) => ctx.useCases.sessions.createLink()),
});
