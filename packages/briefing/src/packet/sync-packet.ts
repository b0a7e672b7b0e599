import type { Blocker, BatchId, ContractId, HandOver, IntegrationIssue, ReportedOutput, WorkReport } from "@planloom/scheduler";
import type { Topic } from "../synthesis/synthesis.ts";

/** What came together at a sync point: all that its inputs produced since the sync points before it. */
export interface SyncPacket {
  readonly batch: BatchId;
  readonly title: string;
  /** When it was passed, milliseconds since 1970; `null` before that. */
  readonly passedAt: number | null;
  /** The sync points before which nothing is told again. */
  readonly since: readonly BatchId[];
  readonly work: readonly PacketWork[];
  readonly contracts: readonly PacketContract[];
  /** What was found, with what says the same folded. */
  readonly topics: readonly Topic[];
  /** Questions and blockers that nobody has answered. */
  readonly blockers: readonly Blocker[];
  readonly issues: readonly IntegrationIssue[];
  readonly handOvers: readonly HandOver[];
}

/** What one batch brought. */
export interface PacketWork {
  readonly batch: BatchId;
  readonly title: string;
  /** Who did it; `null`: nobody is named. */
  readonly agent: string | null;
  /** How it came here, in a few words of Markdown. */
  readonly how: string;
  readonly summary: string;
  readonly outputs: readonly ReportedOutput[];
  readonly artifacts: WorkReport["artifacts"];
  /** Where it meets what others make. */
  readonly integrationPoints: readonly string[];
}

export interface PacketContract {
  readonly id: ContractId;
  readonly name: string;
  /** The task that makes it known, by its title. */
  readonly producer: string;
  /** `null`: only its stub is known. */
  readonly version: number | null;
  readonly text: string;
}
