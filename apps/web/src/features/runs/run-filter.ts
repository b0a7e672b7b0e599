/** Which runs of the workspace somebody wants to see; kept in the address. */
export interface RunFilter {
  readonly status: RunGroup | null;
  readonly planId: string | null;
  readonly text: string;
  /** Shows the runs before this number; `null` shows the newest. */
  readonly before: number | null;
}

export const RUN_GROUPS = ["live", "accepted", "failed", "stopped"] as const;
export type RunGroup = (typeof RUN_GROUPS)[number];

export const ALL_RUNS: RunFilter = { status: null, planId: null, text: "", before: null };
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_TEXT = 200;

/** Reads a filter from the search part of an address; what makes no sense is as if it were not there. */
export function readFilter(search: URLSearchParams): RunFilter {
  const planId = search.get("plan");
  const before = Number(search.get("before"));
  return {
    status: RUN_GROUPS.find((group) => group === search.get("status")) ?? null,
    planId: planId !== null && UUID.test(planId) ? planId : null,
    text: (search.get("q") ?? "").slice(0, LONGEST_TEXT),
    before: Number.isSafeInteger(before) && before > 0 ? before : null,
  };
}

/** Writes a filter as the search part of an address, with its `?`; empty for all runs. */
export function writeFilter({ status, planId, text, before }: RunFilter): string {
  const search = new URLSearchParams();
  if (status !== null) search.set("status", status);
  if (planId !== null) search.set("plan", planId);
  if (text !== "") search.set("q", text);
  if (before !== null) search.set("before", String(before));
  const written = search.toString();
  return written === "" ? "" : `?${written}`;
}

/** Whether it leaves any run out. */
export function isFiltered({ status, planId, text }: RunFilter): boolean {
  return status !== null || planId !== null || text !== "";
}
