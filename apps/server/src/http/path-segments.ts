import { ApiError, attemptIdSchema, runIdSchema } from "@planloom/api";
import { z } from "zod";
import type { RouteRequest } from "./route-handlers.ts";

const attemptSchema = z.object({ run: runIdSchema, attempt: attemptIdSchema });
const artifactSchema = attemptSchema.extend({ name: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/) });

/** The run and the attempt a path names. Throws `not-found` for what cannot be an id, so that none becomes a file's path. */
export function attemptSegments(values: RouteRequest["values"]): z.output<typeof attemptSchema> {
  return checked(attemptSchema, values);
}

/** The same with the name of an output. */
export function artifactSegments(values: RouteRequest["values"]): z.output<typeof artifactSchema> {
  return checked(artifactSchema, values);
}

function checked<T extends z.ZodType>(schema: T, values: RouteRequest["values"]): z.output<T> {
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw new ApiError("not-found", "There is nothing of this name.", { cause: parsed.error });
  return parsed.data;
}
