import type { BatchId } from "../../plan/ids.ts";
import type { RunDraft } from "../run-draft.ts";
import type { AttemptReport } from "../run.ts";
import { charactersOf } from "./said-characters.ts";
import type { WorkReport } from "./work-report.ts";

/**
 * So many characters of work reports the state of a run keeps whole: whoever opens its page gets all of it, and the
 * database takes no state of more than 256 MB. 2,000 reports of 16,000 characters fit.
 */
export const MOST_SAID_CHARACTERS = 32_000_000;

const SUMMARY_CHARACTERS = 500;
const MOST_BLOCKERS = 3;
const REST = "(More of this report is in the history alone: this run keeps no more of what is reported.)";

/** A report as the state of its run keeps it: whole while there is room, and otherwise what still decides something. */
export function keptReport(draft: RunDraft, batch: BatchId, report: AttemptReport): AttemptReport {
  const { account } = report;
  const said = account?.said ?? null;
  if (account === null || said === null) return report;
  if (draft.tally.saidCharacters(draft.run.batches) + charactersOf(said) <= MOST_SAID_CHARACTERS) return report;
  const { task } = draft.batchSpec(batch);
  return { ...report, account: { ...account, said: shortened(said, (contract) => Object.hasOwn(draft.spec.contracts, contract) && draft.spec.contracts[contract]?.producer === task) } };
}

function shortened({ summary, contracts, blockers }: WorkReport, isOwn: (contract: WorkReport["contracts"][number]["contract"]) => boolean): WorkReport {
  // The worst stop the work, whatever else is said.
  const stopping = blockers.toSorted((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity]).slice(0, MOST_BLOCKERS);
  return {
    summary: `${summary.slice(0, SUMMARY_CHARACTERS).toWellFormed()}\n\n${REST}`,
    changes: [],
    findings: [],
    artifacts: [],
    contracts: contracts.filter(({ contract }) => isOwn(contract)),
    blockers: stopping.map((blocker) => ({ ...blocker, text: blocker.text.slice(0, SUMMARY_CHARACTERS).toWellFormed(), options: [] })),
    questions: [],
    integrationPoints: [],
    checks: [],
  };
}

const WEIGHT = { critical: 0, moderate: 1, minor: 2 } as const;
