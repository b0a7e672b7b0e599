import type { Run, RunEvent, RunSpec } from "@planloom/scheduler";
import type { LedgerLine } from "./effect-ledger.ts";

/** What a suite has gathered about some runs, once everything has come to rest. Whatever is left out is not checked. */
export interface Evidence {
  readonly ledger: readonly LedgerLine[];
  readonly runs: readonly RunEvidence[];
  readonly calls: readonly Call[];
  readonly recoveries: readonly Recovery[];
  /** What should be gone and is there, each told in a few words: processes, connections, folders. */
  readonly leftovers: readonly string[];
}

/** Everything the database and the disk say about a run. */
export interface RunEvidence {
  readonly id: string;
  /** As it was frozen when the run was started. */
  readonly spec: RunSpec;
  /** The columns of its row. */
  readonly status: string;
  readonly seq: number;
  readonly done: number;
  /** The state that was kept after event `stateSeq`. */
  readonly state: Run;
  readonly stateSeq: number;
  readonly events: readonly { readonly seq: number; readonly event: RunEvent }[];
  readonly leases: readonly { readonly attempt: string; readonly epoch: number; readonly runner: string }[];
  readonly offers: readonly { readonly attempt: string; readonly epoch: number }[];
  readonly logs: readonly LogEvidence[];
}

export interface LogEvidence {
  readonly attempt: string;
  /** What the database says was taken. */
  readonly bytes: number;
  /** What lies on the disk. */
  readonly content: string;
}

/** One call of the API as its caller saw it. `info`: no answer came, or one that leaves open whether it was done. */
export interface Call {
  readonly procedure: string;
  readonly input: unknown;
  readonly outcome: { readonly kind: "ok"; readonly output: unknown } | { readonly kind: "fail" | "info"; readonly message: string };
}

/** How long it took until things went on after a fault. */
export interface Recovery {
  readonly what: string;
  readonly ms: number;
  readonly boundMs: number;
}
