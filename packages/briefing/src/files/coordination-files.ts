import type { Briefing, TextFile } from "../briefing.ts";
import { jsonFile } from "./json-text.ts";

/** What was said and decided besides what runs when, for programs: the board, and what stood in the way. */
export function coordinationFiles({ moment, state }: Briefing): readonly TextFile[] {
  const { board, blockers, handOvers, issues, audits } = state.coordination;
  return [
    { path: "board.json", text: jsonFile({ seq: moment.seq, entries: board }) },
    { path: "blockers.json", text: jsonFile({ seq: moment.seq, blockers, handOvers, issues, scopeDecisions: audits }) },
  ];
}
