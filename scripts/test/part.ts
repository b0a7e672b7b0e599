import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launch/root.ts";

export interface PartResult {
  readonly name: string;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
}

interface PartOfTests {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it writes its counts as JSON, relative to the checkout. */
  readonly countsFile?: string;
}

/** Runs one part of the tests, says which, and counts. A part that ends badly without a failed test counts as one failure. */
export function runPart({ name, command, env, countsFile }: PartOfTests): PartResult {
  console.log(`\n── ${name} ──`);
  const counts = countsFile === undefined ? null : join(root, countsFile);
  if (counts) rmSync(counts, { force: true });
  const started = Date.now();
  const [program, ...args] = command;
  const { status } = spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
  const { passed, failed } = counts && existsSync(counts) ? readCounts(JSON.parse(readFileSync(counts, "utf8"))) : { passed: 0, failed: 0 };
  return { name, seconds: (Date.now() - started) / 1_000, passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}

/** Vitest's and Playwright's reports. */
function readCounts(report: unknown): { passed: number; failed: number } {
  if (typeof report !== "object" || report === null) return { passed: 0, failed: 1 };
  if ("numPassedTests" in report && "numFailedTests" in report) return { passed: Number(report.numPassedTests), failed: Number(report.numFailedTests) };
  if ("stats" in report && typeof report.stats === "object" && report.stats !== null && "expected" in report.stats && "unexpected" in report.stats) {
    return { passed: Number(report.stats.expected), failed: Number(report.stats.unexpected) };
  }
  return { passed: 0, failed: 1 };
}

/** Prints what each part took and, alone on the last line, the sum where anything was counted. Returns the exit code. */
export function summarise(results: readonly PartResult[]): number {
  console.log("");
  for (const { name, seconds, passed, failed } of results) {
    const counted = passed + failed > 0 ? `${passed} passed, ${failed} failed, ` : "";
    console.log(`${failed === 0 ? "ok    " : "FAILED"} ${name}: ${counted}${seconds.toFixed(0)} s`);
  }
  const passed = results.reduce((sum, part) => sum + part.passed, 0);
  const failed = results.reduce((sum, part) => sum + part.failed, 0);
  if (passed + failed > 0) console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
