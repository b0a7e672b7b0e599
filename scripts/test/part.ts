import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "../launch/root.ts";
import { type FailedTest, readReport, type TestReport } from "./read-report.ts";

export interface PartResult extends TestReport {
  readonly name: string;
  readonly seconds: number;
}

interface PartOfTests {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Where it writes its report as JSON, relative to the checkout. */
  readonly reportFile?: string;
}

const MOST_LINES = 16;

/** Runs one part of the tests, says which, and counts. A part that ends badly without a failed test counts as one failure. */
export function runPart({ name, command, env, reportFile }: PartOfTests): PartResult {
  console.log(`\n── ${name} ──`);
  const path = reportFile === undefined ? null : join(root, reportFile);
  if (path) rmSync(path, { force: true });
  const started = Date.now();
  const [program, ...args] = command;
  const { status, signal } = spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
  const { passed, failures } = path && existsSync(path) ? readReport(JSON.parse(readFileSync(path, "utf8"))) : { passed: 0, failures: [] };
  const seconds = (Date.now() - started) / 1_000;
  if (status === 0 || failures.length > 0) return { name, seconds, passed, failures };
  return { name, seconds, passed, failures: [{ name, message: signal ? `ended by ${signal}` : `ended with exit code ${status}` }] };
}

/** Prints what failed, what each part took and, alone on the last line, the sum where anything was counted. Returns the exit code. */
export function summarise(results: readonly PartResult[]): number {
  const failures = results.flatMap((part) => part.failures);
  if (failures.length > 0) console.log(`\n── what failed ──\n\n${failures.map(describe).join("\n\n")}`);
  console.log("");
  for (const part of results) {
    const counted = part.passed + part.failures.length > 0 ? `${part.passed} passed, ${part.failures.length} failed, ` : "";
    console.log(`${part.failures.length === 0 ? "ok    " : "FAILED"} ${part.name}: ${counted}${part.seconds.toFixed(0)} s`);
  }
  const passed = results.reduce((sum, part) => sum + part.passed, 0);
  if (passed + failures.length > 0) console.log(`\n${passed} passed, ${failures.length} failed`);
  return failures.length === 0 ? 0 : 1;
}

function describe({ name, message }: FailedTest): string {
  const lines = message.split("\n");
  const shown = lines.slice(0, MOST_LINES).map((line) => `    ${line}`);
  const rest = lines.length > MOST_LINES ? [`    … and ${lines.length - MOST_LINES} lines more, above`] : [];
  return [`✗ ${name.replace(`${root}/`, "")}`, ...shown, ...rest].join("\n");
}
