import { agentId, type BatchId, blockerId, entryId, type Resolution, type Run, type RunFact } from "@planloom/scheduler";
import type { Chance } from "./chance.ts";

const by = "ann";

/** The answers to all that is open, each in one of the ways there are. */
export function answersTo({ coordination }: Run, chance: Chance): RunFact[] {
  const open = coordination.blockers.filter(({ resolved }) => resolved === null);
  return open.map(({ id }): RunFact => ({ type: "blocker.resolved", blocker: id, resolution: { how: howTo(chance), text: chance.pick(["", "Do it like this."]) }, by }));
}

/** Refused where it does not fit, and then another one is tried the next time. */
function howTo(chance: Chance): Resolution["how"] {
  return chance.pick<Resolution["how"]>([{ kind: "dismissed" }, { kind: "decision", entry: null }, { kind: "plan" }, { kind: "owner", agent: agentId("shell") }]);
}

/** What a person says about a batch out of the blue. */
export function talkAbout({ batches }: Run, batch: BatchId, chance: Chance): RunFact {
  const number = chance.whole(1, 1_000_000_000);
  const attempts = batches[batch]?.attempts.length ?? 0;
  return chance.pick<RunFact>([
    { type: "batch.sent-back", batch, attempts, by, notes: "Better", tags: ["quality"] },
    { type: "batch.sent-back", batch, attempts, by, notes: null, tags: [] },
    { type: "blocker.raised", blocker: { id: blockerId(`by-ann-${number}`), kind: "technical", severity: chance.pick(["minor", "moderate", "moderate", "critical"]), title: "Wait", text: "", options: [], batch }, by },
    { type: "board.posted", entry: { id: entryId(`by-ann-${number}`), kind: "decision", title: "So it is", text: "", severity: "info", files: [], subject: null, claim: null, audience: { kind: "all" }, pinned: false, supersedes: null, contract: null }, by },
  ]);
}
