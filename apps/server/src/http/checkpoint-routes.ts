import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { IncomingMessage } from "node:http";
import { ApiError, runIdSchema } from "@planloom/api";
import type { Logger } from "pino";
import { type CheckpointParts, makeCheckpoint } from "../checkpoints/make-checkpoint.ts";
import { importCheckpoint, type ImportParts } from "../checkpoints/import-checkpoint.ts";
import { ZIP_LIMITS } from "../checkpoints/zip-limits.ts";
import type { NewWork } from "../health/new-work.ts";
import type { RequireRun } from "../runs/require-run.ts";
import type { RouteHandlers } from "./route-handlers.ts";
import { sendJson } from "./send-json.ts";

interface CheckpointRouteParts extends CheckpointParts, Omit<ImportParts, "artifacts"> {
  readonly artifacts: CheckpointParts["artifacts"] & ImportParts["artifacts"];
  readonly newWork: NewWork;
  readonly requireRun: RequireRun;
  readonly logger: Logger;
}

/** Checkpoints of runs as zips: out of a run, by default its last one (`?seq=` for an earlier one), and into a new run. */
export function checkpointRoutes(parts: CheckpointRouteParts): Pick<RouteHandlers, "GET /api/runs/:run/checkpoint" | "POST /api/runs/import"> {
  const { home, newWork, requireRun, logger } = parts;
  return {
    "GET /api/runs/:run/checkpoint": async ({ request, response, values }) => {
      const run = runIdSchema.safeParse(values["run"]);
      if (!run.success) throw new ApiError("not-found", "There is no such run.");
      await requireRun(run.data);
      const { manifest, content } = await makeCheckpoint(parts, run.data, wantedSeq(request));
      response.writeHead(200, {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="run-${manifest.number}-checkpoint-${manifest.seq}.zip"`,
        "x-checkpoint-seq": manifest.seq,
        "x-checkpoint-sha256": manifest.sha256,
        "cache-control": "no-store",
      });
      await pipeline(content, response);
    },
    "POST /api/runs/import": async ({ request, response, actor }) => {
      const hindrance = newWork.hindrance();
      if (hindrance !== null) throw new ApiError("unavailable", `${hindrance} Until then nothing is taken in.`);
      const by = actor.kind === "member" ? actor.name : "";
      const file = join(home, "arriving", `${randomUUID()}.zip`);
      try {
        await receive(request, file);
        const imported = await importCheckpoint(parts, file, by);
        logger.info({ run: imported.run, by, done: imported.done, batches: imported.batches }, "a run came in from a checkpoint");
        sendJson(response, 200, imported);
      } finally {
        await rm(file, { force: true });
      }
    },
  };
}

function wantedSeq(request: IncomingMessage): number | null {
  const text = new URL(request.url ?? "", "http://localhost").searchParams.get("seq");
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text)) throw new ApiError("invalid", "seq must be the number of an event.");
  return Number(text);
}

async function receive(request: IncomingMessage, file: string): Promise<void> {
  await mkdir(join(file, ".."), { recursive: true });
  let bytes = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > ZIP_LIMITS.bytes) done(new ApiError("too-large", `The checkpoint is larger than ${ZIP_LIMITS.bytes / 1_048_576} MiB.`));
      else done(null, chunk);
    },
  });
  await pipeline(request, limit, createWriteStream(file, { mode: 0o600, flags: "wx" }));
}
