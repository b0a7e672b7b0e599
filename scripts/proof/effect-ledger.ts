import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launch/root.ts";

/** One line of the effect ledger: what a process of a test task said of itself, outside of Planloom. */
export interface LedgerLine {
  /** `overlap`: it found another process of the same batch alive, and did nothing. `beat`: it lives. */
  readonly kind: "start" | "beat" | "end" | "overlap";
  readonly run: string;
  readonly task: string;
  readonly batch: string;
  /** The number of the attempt at its batch, from 1. */
  readonly attempt: number;
  readonly idempotencyKey: string;
  /** As the process sees it, perhaps in a PID namespace of its own. */
  readonly pid: number;
  readonly bootId: string;
  /** Nanoseconds since the start of the machine, in steps of 10 ms. The order of the lines says more. */
  readonly monotonicNs: number;
}

const FILE = "ledger.tsv";
const KINDS: readonly LedgerLine["kind"][] = ["start", "beat", "end", "overlap"];

/** How the work of one test task goes. */
export interface Effect {
  readonly holdSeconds: number;
  /** So many numbered lines it prints; 0 when left out. */
  readonly lines?: number;
  /** So many of its first attempts end with exit code 1 and leave no end; 0 when left out. */
  readonly failing?: number;
  /** So often it says in between that it lives; 0 when left out. */
  readonly beats?: number;
}

/** The command of a test task. `LEDGER` must be in its environment. */
export function effectCommand({ holdSeconds, lines = 0, failing = 0, beats = 0 }: Effect): string {
  return `exec sh '${join(root, "scripts/proof/effect.sh")}' ${holdSeconds / (beats + 1)} ${lines} ${failing} ${beats}`;
}

/** Makes a folder ready to be a ledger, and returns what a plan has to put into the environment of its tasks. */
export function openLedger(folder: string): { readonly LEDGER: string } {
  mkdirSync(folder, { recursive: true });
  return { LEDGER: folder };
}

/** All lines so far, in the order in which they were written. Throws on one that is not whole. */
export function readLedger(folder: string): LedgerLine[] {
  return textOf(join(folder, FILE)).split("\n").filter(Boolean).map(parse);
}

function parse(text: string): LedgerLine {
  const [kind, run = "", task = "", batch = "", attempt, idempotencyKey = "", pid, bootId = "", monotonicNs, ...more] = text.split("\t");
  const known = KINDS.find((each) => each === kind);
  const numbers = [Number(attempt), Number(pid), Number(monotonicNs)] as const;
  if (known === undefined || more.length > 0 || !numbers.every(Number.isSafeInteger)) throw new Error(`Not a line of a ledger: ${text}`);
  return { kind: known, run, task, batch, attempt: numbers[0], idempotencyKey, pid: numbers[1], bootId, monotonicNs: numbers[2] };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}
