import type { Client } from "./connect.ts";
import { findBatch, requireLive } from "./find-batch.ts";
import { findRun } from "./find-run.ts";

interface Named {
  readonly run: string;
  readonly batch: string;
}

/** What names the live attempt of a batch to the server, and the batch's title. */
export async function decideOn(client: Client, { run: named, batch }: Named): Promise<{ fence: { run: string; attempt: string; epoch: number }; title: string }> {
  const { id: run } = await findRun(client, named);
  const found = findBatch(await client.run.get.query({ run }), batch);
  const { id: attempt, epoch } = requireLive(found);
  return { fence: { run, attempt, epoch }, title: found.spec.title };
}
