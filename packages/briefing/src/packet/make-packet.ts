import { batchOfAttempt, type BatchId, batchSpecOf, type BatchSpec, type BoardEntry, contractId, type Run, specIndex } from "@planloom/scheduler";
import { compareTexts } from "../words/compare-texts.ts";
import { acceptedOutputs, agentName } from "../words/describe-batch.ts";
import { howItCame } from "../words/how-it-came.ts";
import { lastReport } from "../words/last-report.ts";
import { whoSaid } from "../words/who-said.ts";
import { foldFindings, type SourcedEntry } from "../synthesis/fold-findings.ts";
import { joinTopics } from "../synthesis/join-topics.ts";
import { packetInputs } from "./packet-inputs.ts";
import type { PacketContract, PacketWork, SyncPacket } from "./sync-packet.ts";

/**
 * The packet of a sync point: what its inputs produced since the sync points before it, and what members said meanwhile.
 * What was said after it was passed is not in it; questions, issues and hand-overs are as they stand now. The same for the
 * same run. O(batches + needs + board), and what folding its findings costs.
 */
export function makePacket(run: Run, spec: BatchSpec): SyncPacket {
  const { batches, boundary } = packetInputs(run.spec, spec);
  const ids = new Set(batches.map(({ id }) => id));
  const phase = run.batches[spec.id]?.phase;
  const passedAt = phase?.kind === "accepted" ? phase.at : null;
  const { board, blockers, issues, handOvers } = run.coordination;
  const since = Math.max(0, ...boundary.map((id) => passedTime(run, id)));
  const isTold = ({ source, at }: BoardEntry): boolean => (passedAt === null || at <= passedAt) && (source.kind === "attempt" ? ids.has(batchOfAttempt(source.attempt)) : at > since);
  const told = board.filter(isTold);
  const toldIds = new Set(told.map(({ id }) => id));
  const stands = ({ supersededBy }: BoardEntry): boolean => supersededBy === null || !toldIds.has(supersededBy);
  const findings = told.flatMap((entry): SourcedEntry[] => (isFinding(entry) && stands(entry) ? [{ entry, source: whoSaid(run, entry.source) }] : []));
  return {
    batch: spec.id,
    title: spec.title,
    passedAt,
    since: boundary,
    work: batches.map((batch) => workOf(run, batch)),
    contracts: contractsOf(run, { batches, passedAt }),
    topics: joinTopics(foldFindings(findings)),
    blockers: blockers.filter(({ resolved, batch }) => resolved === null && batch !== null && ids.has(batch)),
    issues: issues.filter(({ closed, causedBy, foundIn }) => closed === null && (ids.has(causedBy) || (foundIn !== null && ids.has(foundIn)))),
    handOvers: handOvers.filter(({ settled, batch }) => settled === null && ids.has(batch)),
  };
}

/** The sync points that a batch comes right after and that were passed. */
export function packetsBefore(run: Run, { needs }: Pick<BatchSpec, "needs">): readonly SyncPacket[] {
  return needs.flatMap((id) => {
    const spec = batchSpecOf(run.spec, id);
    return spec?.work === "none" && run.batches[id]?.phase.kind === "accepted" ? [makePacket(run, spec)] : [];
  });
}

function passedTime(run: Run, id: BatchId): number {
  const phase = run.batches[id]?.phase;
  return phase?.kind === "accepted" ? phase.at : 0;
}

function isFinding(entry: BoardEntry): entry is SourcedEntry["entry"] {
  return entry.kind !== "contract";
}

function workOf(run: Run, spec: BatchSpec): PacketWork {
  const said = lastReport(run, spec.id);
  return {
    batch: spec.id,
    title: spec.title,
    agent: agentName(run, spec),
    how: howItCame(run, spec.id),
    summary: said?.summary ?? "",
    outputs: acceptedOutputs(run, spec.id),
    artifacts: said?.artifacts ?? [],
    integrationPoints: said?.integrationPoints ?? [],
  };
}

function contractsOf({ spec, coordination }: Run, { batches, passedAt }: { readonly batches: readonly BatchSpec[]; readonly passedAt: number | null }): readonly PacketContract[] {
  const tasks = new Set(batches.map(({ task }) => task));
  return Object.entries(spec.contracts)
    .filter(([, { producer }]) => tasks.has(producer))
    .map(([id, { name, producer, stub }]): PacketContract => {
      const version = coordination.board.findLast((entry) => entry.contract === id && (passedAt === null || entry.at <= passedAt));
      const title = specIndex(spec).batchesOfTask().get(producer)?.[0];
      return { id: contractId(id), name, producer: titleOfTask(title, producer), version: version?.version ?? null, text: version?.text ?? stub };
    })
    .toSorted((one, other) => compareTexts(one.id, other.id));
}

/** The title of a task, from one of its batches. */
function titleOfTask(batch: BatchSpec | undefined, id: string): string {
  return batch === undefined ? id : batch.title.replace(` (${batch.index} of ${batch.count})`, "");
}
