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
/** Dozens of servers and runners are started, and need to be compiled once. */
const COMPILED = join(root, "node_modules", ".cache", "compiled");

/** Runs one part of the tests, says which, and counts. A part that ends badly without a failed test counts as one failure. */
export function runPart({ name, command, env, reportFile }: PartOfTests): PartResult {
  console.log(`\n── ${name} ──`);
  const path = reportFile === undefined ? null : join(root, reportFile);
  if (path) rmSync(path, { force: true });
  const started = Date.now();
  const [program, ...args] = command;
  const { status, signal } = spawnSync(program, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...env } });
  const report = path && existsSync(path) ? readReport(JSON.parse(readFileSync(path, "utf8"))) : { passed: 0, failures: [], flaky: [] };
  const seconds = (Date.now() - started) / 1_000;
  if (status === 0 || report.failures.length > 0) return { name, seconds, ...report };
  return { name, seconds, ...report, failures: [{ name, message: signal ? `ended by ${signal}` : `ended with exit code ${status}` }] };
}

/** Prints what failed, what each part took and, alone on the last line, the sum where anything was counted. Returns the exit code. */
export function summarise(results: readonly PartResult[]): number {
  const failures = results.flatMap((part) => part.failures);
  const flaky = results.flatMap((part) => part.flaky);
  if (flaky.length > 0) console.log(`\n── what failed once and held when tried again ──\n\n${flaky.map(describe).join("\n\n")}`);
  if (failures.length > 0) console.log(`\n── what failed ──\n\n${failures.map(describe).join("\n\n")}`);
  console.log("");
  for (const part of results) {
    const counted = part.passed + part.failures.length > 0 ? `${part.passed} passed, ${part.failures.length} failed, ` : "";
    const unsure = part.flaky.length > 0 ? ` (${part.flaky.length} at the second try)` : "";
    console.log(`${part.failures.length === 0 ? "ok    " : "FAILED"} ${part.name}: ${counted}${part.seconds.toFixed(0)} s${unsure}`);
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
