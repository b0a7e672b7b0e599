import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";
import type { RunnerGrant } from "./runner-grant.ts";

export interface NewRunner {
  readonly workspaceId: string;
  readonly name: string;
  readonly grant: RunnerGrant;
  readonly declared: readonly string[];
  readonly version: string;
}

/**
 * Adds a runner with what it was granted. One of this name that was removed comes back with its id, so that its runs
 * still name it. `null`, and nothing changes, where one of this name is there.
 */
export async function registerRunner(tx: Tx, { workspaceId, name, grant, declared, version }: NewRunner): Promise<{ id: string } | null> {
  const [row] = await clientOf(tx).$queryRaw<{ id: string }[]>`
    INSERT INTO runner (id, workspace_id, name, version, labels, declared, most_at_once)
    VALUES (gen_random_uuid(), ${workspaceId}::uuid, ${cleanText(name)}, ${cleanText(version)}, ${[...grant.labels]}::text[],
            ${declared.map(cleanText)}::text[], ${grant.mostAtOnce}::int)
    ON CONFLICT (workspace_id, name) DO UPDATE
      SET version = excluded.version, labels = excluded.labels, declared = excluded.declared, most_at_once = excluded.most_at_once,
          last_seen_at = NULL, shut_down_at = NULL, clock_skew_ms = NULL, drained_at = NULL, removed_at = NULL
      WHERE runner.removed_at IS NOT NULL
    RETURNING id`;
  return row ?? null;
}

/** Whether a runner of this name is there. */
export async function hasRunner(tx: Tx, { workspaceId, name }: { workspaceId: string; name: string }): Promise<boolean> {
  return (await clientOf(tx).runner.count({ where: { workspaceId, name: cleanText(name), removedAt: null } })) > 0;
}
