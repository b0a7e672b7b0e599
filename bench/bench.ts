import type { ParseArgsOptionsConfig } from "node:util";

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** One row of results: what was measured, by name. */
export type Row = Readonly<Record<string, string | number | boolean>>;

/** A measurement that can be run by name. `--json` and `--data` are known to all of them. */
export interface Bench {
  /** What it shows, in a sentence. */
  readonly summary: string;
  readonly options: ParseArgsOptionsConfig;
  /** Hands each result to `report` as soon as it is there. Throws a `UsageError` where an option makes no sense. */
  run(values: OptionValues, report: (row: Row) => void): Promise<void> | void;
}

/** Thrown when a bench was called in a way it can't work with; the message says what to change. */
export class UsageError extends Error {}

export function textOption(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** A number above 0, or undefined where the option was not given. */
export function numberOption(values: OptionValues, name: string): number | undefined {
  const text = textOption(values, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value > 0)) throw new UsageError(`--${name} must be a number above 0, not "${text}".`);
  return value;
}
