import type { Prisma } from "../generated/client.ts";
import { toMs, toMsOrNull } from "../values/time.ts";

/** What lists show of a run. Times are milliseconds since 1970. */
export interface RunOutline {
  readonly id: string;
  readonly workspaceId: string;
  readonly planId: string;
  /** The plan's name today. */
  readonly planName: string;
  readonly planRevision: number;
  readonly number: number;
  readonly status: string;
  readonly seq: number;
  readonly batches: number;
  readonly done: number;
  readonly forPerson: number;
  readonly startedBy: string;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
}

/** The columns of an outline; the state, which may be megabytes, is left in the database. */
export const OUTLINE = {
  id: true,
  workspaceId: true,
  planId: true,
  plan: { select: { name: true } },
  planRevision: true,
  number: true,
  status: true,
  seq: true,
  batches: true,
  done: true,
  forPerson: true,
  startedBy: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
} as const satisfies Prisma.RunSelect;

type OutlineRow = Prisma.RunGetPayload<{ select: typeof OUTLINE }>;

/** A row as the outside sees it. */
export function runOutline({ plan, createdAt, startedAt, endedAt, ...rest }: OutlineRow): RunOutline {
  return { ...rest, planName: plan.name, createdAt: toMs(createdAt), startedAt: toMsOrNull(startedAt), endedAt: toMsOrNull(endedAt) };
}
