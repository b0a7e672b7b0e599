import type { RequestListener } from "node:http";
import { type ApiContext, appRouter, trpcError } from "@planloom/api";
import { createHTTPHandler } from "@trpc/server/adapters/standalone";
import type { Logger } from "pino";
import type { Identify } from "../auth/identify.ts";
import { asApiError } from "./as-api-error.ts";

const BASE_PATH = "/api/trpc/";
const MOST_CALLS_IN_ONE_REQUEST = 20;
const PLAN_BODY_BYTES = 4 * 1_024 * 1_024;
const BODY_BYTES = 1_024 * 1_024;

interface TrpcParts {
  readonly identify: Identify;
  readonly useCases: ApiContext["useCases"];
  readonly logger: Logger;
}

/** Answers `/api/trpc/`: queries by GET, mutations by POST, subscriptions as server-sent events. */
export function trpcHandler({ identify, useCases, logger }: TrpcParts): RequestListener {
  const handler = (maxBodySize: number) =>
    createHTTPHandler({
      router: appRouter,
      basePath: BASE_PATH,
      maxBodySize,
      maxBatchSize: MOST_CALLS_IN_ONE_REQUEST,
      allowMethodOverride: false,
      createContext: async ({ req }) => ({ actor: await identify(req).catch(rethrowCoded), useCases, asApiError }),
      onError({ error, path, req }) {
        const hasLeft = req.destroyed && !req.complete;
        if (hasLeft) logger.debug({ err: error, path }, "a caller left before it had said all");
        else if (error.code === "INTERNAL_SERVER_ERROR") logger.error({ err: error.cause ?? error, path }, "a procedure failed");
        else if (error.code === "SERVICE_UNAVAILABLE") logger.warn({ why: error.message, path }, "a procedure could not be done now");
      },
    });
  const ordinary = handler(BODY_BYTES);
  const forPlans = handler(PLAN_BODY_BYTES);
  return (request, response) => {
    const isAboutPlans = request.url?.startsWith(`${BASE_PATH}plan.`) === true;
    (isAboutPlans ? forPlans : ordinary)(request, response);
  };
}

/** What is thrown before a procedure is reached gets its code here. */
function rethrowCoded(error: unknown): never {
  const told = asApiError(error);
  throw told === null ? error : trpcError(told);
}
