import type { RunEvidence } from "../evidence.ts";
import type { Report } from "../violation.ts";

/**
 * I8 by what lies on the disk: as much of it as the database counts, and the numbered lines of the test tasks in order.
 * Bytes that were written and never acknowledged may follow; they are written again from where the count ends.
 */
export function checkLogs({ logs }: RunEvidence, report: Report): void {
  for (const { attempt, bytes, content } of logs) {
    const stored = Buffer.from(content, "utf8");
    if (stored.length < bytes) report("I8", `${attempt} has ${stored.length} bytes of log, and ${bytes} were acknowledged`);
    const numbers = [...stored.subarray(0, bytes).toString("utf8").matchAll(/^line (\d+)$/gm)].map(([, number]) => Number(number));
    const wrong = numbers.findIndex((number, index) => number !== index + 1);
    if (wrong >= 0) report("I8", `${attempt} says line ${numbers[wrong]} where line ${wrong + 1} belongs`);
  }
}
