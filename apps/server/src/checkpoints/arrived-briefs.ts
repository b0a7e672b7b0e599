import { ApiError } from "@planloom/api";
import { attemptsOf, SENT_BRIEFS, sentBriefPath } from "@planloom/briefing";
import { keepBriefs, type Tx } from "@planloom/db";
import type { Run, RunId } from "@planloom/scheduler";
import { z } from "zod";
import type { CheckedZip, OpenZip } from "./read-zip.ts";

const briefsSchema = z.object({
  briefs: z.array(z.object({ attempt: z.string().max(300), at: z.number().int().min(0).max(8_640_000_000_000_000), carried: z.array(z.string().min(1).max(300)).max(5_000), file: z.string() })),
});

/** A brief that was sent where a run came from; its text is in `file`. */
export type ArrivedBrief = z.output<typeof briefsSchema>["briefs"][number];

/** So many texts are in memory at once. */
const AT_ONCE = 200;

/**
 * What a checkpoint says was sent; nothing where it is of a server that did not say. Throws an `ApiError` for what is of
 * no attempt of the run, or whose text is not where it belongs.
 */
export async function readArrivedBriefs({ text, paths }: Pick<CheckedZip, "text" | "paths">, state: Run): Promise<readonly ArrivedBrief[]> {
  if (!paths.has(SENT_BRIEFS)) return [];
  const parsed = briefsSchema.safeParse(asJson(await text(SENT_BRIEFS)));
  if (!parsed.success) throw unfit("does not have the expected shape");
  const { briefs } = parsed.data;
  const places = new Map<string, string>(attemptsOf(state).map((attempt) => [attempt.id, sentBriefPath(attempt)]));
  const stray = briefs.find(({ attempt, file }) => places.get(attempt) !== file || !paths.has(file));
  if (stray !== undefined) throw unfit(`names ${JSON.stringify(stray.file.slice(0, 200))} for ${JSON.stringify(stray.attempt)}, which is no brief of an attempt of this run`);
  if (new Set(briefs.map(({ attempt }) => attempt)).size !== briefs.length) throw unfit("names an attempt twice");
  return briefs;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError("invalid", `No run can go on from this checkpoint: ${SENT_BRIEFS} is no JSON.`, { cause });
  }
}

const unfit = (why: string): ApiError => new ApiError("invalid", `No run can go on from this checkpoint: ${SENT_BRIEFS} ${why}.`);

/** Keeps what was sent before with the run that goes on from there. */
export async function keepArrivedBriefs(tx: Tx, { zip, run, briefs }: { readonly zip: Pick<OpenZip, "text">; readonly run: RunId; readonly briefs: readonly ArrivedBrief[] }): Promise<void> {
  for (let from = 0; from < briefs.length; from += AT_ONCE) {
    const some = briefs.slice(from, from + AT_ONCE);
    await keepBriefs(tx, await Promise.all(some.map(async ({ attempt, at, carried, file }) => ({ runId: run, attemptId: attempt, text: await zip.text(file), carried, at }))));
  }
}
