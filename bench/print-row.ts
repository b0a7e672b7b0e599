import type { Row } from "./bench.ts";

/** A row as a line of JSON, or as `name value` pairs for a person. */
export function printRow(row: Row, asJson: boolean): void {
  const text = asJson ? JSON.stringify(row) : Object.entries(row).map(([name, value]) => `${name} ${typeof value === "number" ? shown(value) : value}`).join("   ");
  process.stdout.write(`${text}\n`);
}

function shown(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString("en") : value.toFixed(Math.abs(value) < 10 ? 3 : 1);
}
