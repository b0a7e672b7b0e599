import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { type Actor, ApiError } from "@planloom/api";
import { type Database, type AttemptFence, leasesOfRunner } from "@planloom/db";
import { storedFence } from "../runners/lease-fence.ts";
import type { ArtifactFiles, ArtifactKey } from "../runners/artifact-files.ts";
import type { RequireRun } from "../runs/require-run.ts";
import { artifactSegments } from "./path-segments.ts";
import type { RouteHandlers } from "./route-handlers.ts";
import { sendJson } from "./send-json.ts";

type ArtifactRoutes = Pick<
  RouteHandlers,
  "GET /api/artifacts/:run/:attempt/:name" | "PUT /api/runner/artifacts/:run/:attempt/:name" | "GET /api/runner/artifacts/:run/:attempt/:name"
>;

/**
 * Files that attempts hand over. A runner may only leave one for an attempt it works on, and only fetch those of runs
 * it works on.
 */
export function artifactRoutes(db: Database, artifacts: ArtifactFiles, requireRun: RequireRun): ArtifactRoutes {
  return {
    "GET /api/artifacts/:run/:attempt/:name": async ({ response, values }) => {
      const key = artifactSegments(values);
      await requireRun(key.run);
      await send(response, artifacts, key);
    },
    "PUT /api/runner/artifacts/:run/:attempt/:name": async ({ request, response, actor, values }) => {
      const key = artifactSegments(values);
      const works = (await leasesOf(db, actor)).some((lease) => lease.runId === key.run && lease.attemptId === key.attempt);
      if (!works) throw new ApiError("forbidden", "This runner does not work on this attempt.");
      sendJson(response, 200, await artifacts.save(key, request));
    },
    "GET /api/runner/artifacts/:run/:attempt/:name": async ({ response, actor, values }) => {
      const key = artifactSegments(values);
      const works = (await leasesOf(db, actor)).some((lease) => lease.runId === key.run);
      if (!works) throw new ApiError("forbidden", "This runner does not work on this run.");
      await send(response, artifacts, key);
    },
  };
}

/** What the caller works on: a runner on all that it holds, an attempt on itself. */
async function leasesOf(db: Database, actor: Actor): Promise<readonly AttemptFence[]> {
  if (actor.kind === "attempt") return [storedFence(actor.fence)];
  return actor.kind === "runner" ? leasesOfRunner(db, actor.runner) : [];
}

async function send(response: ServerResponse, artifacts: ArtifactFiles, key: ArtifactKey): Promise<void> {
  const { artifact, content } = await artifacts.open(key);
  response.writeHead(200, {
    "content-type": "application/octet-stream",
    "content-length": artifact.bytes,
    "content-disposition": `attachment; filename="${key.name}"`,
    "x-content-sha256": artifact.sha256,
    "cache-control": "no-store",
  });
  await pipeline(content, response);
}
