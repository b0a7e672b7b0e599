import { attemptId, entryId } from "../../plan/ids.ts";
import type { BoardEntry } from "../../run/coordination/coordination.ts";

/** An entry of a board that says nothing but what differs. */
export function entryOf(id: string, differs: Partial<BoardEntry> = {}): BoardEntry {
  return {
    id: entryId(id),
    kind: "finding",
    title: id,
    text: "",
    severity: "info",
    files: [],
    subject: null,
    claim: null,
    audience: { kind: "all" },
    pinned: false,
    supersedes: null,
    contract: null,
    source: { kind: "attempt", attempt: attemptId("work#1") },
    at: 0,
    version: null,
    supersededBy: null,
    ...differs,
  };
}
