import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { type Actor, isAllowed } from "./actor.ts";
import type { ApiError, ApiErrorCode } from "./api-error.ts";
import { describeIssues } from "./describe-issues.ts";
import { PROCEDURES } from "./permissions.ts";
import type { ApiContext } from "./use-cases.ts";

const TRPC_CODE = {
  "not-found": "NOT_FOUND",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  invalid: "BAD_REQUEST",
  "too-large": "PAYLOAD_TOO_LARGE",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Readonly<Record<ApiErrorCode, TRPCError["code"]>>;

const t = initTRPC.context<ApiContext>().create({
  isDev: false,
  sse: { ping: { enabled: true, intervalMs: 3_000 }, client: { reconnectAfterInactivityMs: 8_000 } },
  errorFormatter({ shape, error }) {
    // What nobody foresaw may name tables, files or hosts: that is for the log.
    if (error.code === "INTERNAL_SERVER_ERROR") return { ...shape, message: "Something went wrong on the server; its log says more." };
    if (error.cause instanceof ZodError) return { ...shape, message: `The request does not have the expected shape.\n${describeIssues(error.cause)}` };
    return shape;
  },
});

export const router = t.router;

const isListed = (path: string): path is keyof typeof PROCEDURES => Object.hasOwn(PROCEDURES, path);

/** Every procedure is built on this: it looks its own path up in the authorisation table and refuses if it may not. */
export const procedure = t.procedure.use(async ({ ctx, path, next }) => {
  if (!isListed(path)) throw new TRPCError({ code: "FORBIDDEN", message: `${path} has no row in the authorisation table.` });
  if (!isAllowed(ctx.actor, PROCEDURES[path])) throw refusal(ctx.actor);
  const result = await next();
  const told = result.ok ? null : ctx.asApiError(result.error.cause);
  if (told !== null) throw trpcError(told);
  return result;
});

/** Gives the errors of a stream their codes, as is done for calls: a stream fails after its procedure has returned. */
export async function* withCodes<T>({ asApiError }: ApiContext, items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    const told = asApiError(error);
    throw told === null ? error : trpcError(told);
  }
}

/** The error as tRPC sends it, with its status. */
export function trpcError(cause: ApiError): TRPCError {
  return new TRPCError({ code: TRPC_CODE[cause.code], message: cause.message, cause });
}

/** For what members do: passes their name on as `by`. */
export const memberProcedure = procedure.use(async ({ ctx, next }) => {
  if (ctx.actor.kind !== "member") throw refusal(ctx.actor);
  return next({ ctx: { by: ctx.actor.name } });
});

/** For what runners do: passes their id on as `runner`. */
export const runnerProcedure = procedure.use(async ({ ctx, next }) => {
  if (ctx.actor.kind !== "runner") throw refusal(ctx.actor);
  return next({ ctx: { runner: ctx.actor.runner, token: ctx.actor.token } });
});

/** For what is done about one attempt: by its runner, or with the token of the attempt, which is then all that may be touched (`only`). */
export const attemptProcedure = procedure.use(async ({ ctx, next }) => {
  if (ctx.actor.kind !== "runner" && ctx.actor.kind !== "attempt") throw refusal(ctx.actor);
  return next({ ctx: { runner: ctx.actor.runner, only: ctx.actor.kind === "attempt" ? ctx.actor.fence : null } });
});

function refusal(actor: Actor): TRPCError {
  return actor.kind === "nobody"
    ? new TRPCError({ code: "UNAUTHORIZED", message: "You are not signed in. Open the link that `npm start` printed, or run `npx planloom link` for a new one." })
    : new TRPCError({ code: "FORBIDDEN", message: "You may not do this." });
}
