import { attemptRouter } from "./routers/attempt.ts";
import { coordinationRouter } from "./routers/coordination.ts";
import { deskRouter } from "./routers/desk.ts";
import { batchRouter } from "./routers/batch.ts";
import { fleetRouter } from "./routers/fleet.ts";
import { planRouter } from "./routers/plan.ts";
import { runRouter } from "./routers/run.ts";
import { runnerRouter } from "./routers/runner.ts";
import { secretRouter } from "./routers/secret.ts";
import { sessionRouter } from "./routers/session.ts";
import { workspaceRouter } from "./routers/workspace.ts";
import { router } from "./trpc.ts";

/** The whole API. */
export const appRouter = router({
  session: sessionRouter,
  plan: planRouter,
  run: runRouter,
  batch: batchRouter,
  attempt: attemptRouter,
  coordination: coordinationRouter,
  desk: deskRouter,
  fleet: fleetRouter,
  runner: runnerRouter,
  secret: secretRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
