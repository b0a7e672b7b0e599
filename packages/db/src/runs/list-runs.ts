import type { RunStatus } from "@planloom/scheduler";
import type { Prisma } from "../generated/client.ts";
import { clientOf } from "../session/database.ts";
import type { Database, Tx } from "../session/database.ts";
import { cleanText } from "../values/clean-text.ts";
import { OUTLINE, runOutline } from "./stored-run.ts";
import type { RunOutline } from "./stored-run.ts";

export interface RunFilter {
  readonly workspaceId: string;
  /** Any of these; all when left out. */
  readonly statuses?: readonly RunStatus[] | undefined;
  readonly planId?: string | undefined;
  /** Part of a plan's name in any case, or a run's number with or without `#`. */
  readonly search?: string | undefined;
  /** Only runs with a smaller number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The runs that pass the filter, newest first. Ask for one more than is shown to learn whether there are more. */
export async function listRuns(db: Database | Tx, filter: RunFilter): Promise<readonly RunOutline[]> {
  const rows = await clientOf(db).run.findMany({
    where: {
      workspaceId: filter.workspaceId,
      ...(filter.statuses === undefined ? {} : { status: { in: [...filter.statuses] } }),
      ...(filter.planId === undefined ? {} : { planId: filter.planId }),
      ...(filter.before === undefined ? {} : { number: { lt: filter.before } }),
      ...matching(filter.search),
    },
    orderBy: { number: "desc" },
    take: filter.limit,
    select: OUTLINE,
  });
  return rows.map(runOutline);
}

function matching(search = ""): Prisma.RunWhereInput {
  const text = cleanText(search).trim();
  if (text === "") return {};
  // `%` and `_` are wildcards to Prisma's `contains` as well.
  const byName: Prisma.RunWhereInput = { plan: { name: { contains: text.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: "insensitive" } } };
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  return number === undefined ? byName : { OR: [byName, { number: Number(number) }] };
}
