import type { Row } from "./bench.ts";

/** The least width of a column. */
const WIDTH = 8;

/** A printer of rows: each as a line of JSON, or for a person as a table whose head comes again where the columns change. */
export function rowPrinter(asJson: boolean, write: (text: string) => void): (row: Row) => void {
  if (asJson) return (row) => write(`${JSON.stringify(row)}\n`);
  let lastHead: string | null = null;
  return (row) => {
    const columns = Object.entries(row).map(([name, value]) => column(name, value));
    const head = columns.map(({ title }) => title).join("  ");
    if (head !== lastHead) write(`${lastHead === null ? "" : "\n"}${head}\n`);
    lastHead = head;
    write(`${columns.map(({ cell }) => cell).join("  ")}\n`);
  };
}

/** Words to the left, numbers to the right. */
function column(name: string, value: string | number | boolean): { title: string; cell: string } {
  const width = Math.max(WIDTH, name.length);
  return typeof value === "string" ? { title: name.padEnd(width), cell: value.padEnd(width) } : { title: name.padStart(width), cell: shown(value).padStart(width) };
}

function shown(value: number | boolean): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Number.isInteger(value) ? value.toLocaleString("en") : value.toFixed(Math.abs(value) < 10 ? 3 : 1);
}
