import { PLAN_LIMITS } from "@planloom/scheduler";

/** What a text means as a value, or what is wrong with it. */
export type Parsed<T> = { readonly kind: "value"; readonly value: T } | { readonly kind: "fault"; readonly message: string };

export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

/** Minutes of an estimate or a time limit. */
export const MINUTES: NumberLimits = { min: 0.01, max: 100_000, isWhole: false };
/** A time that may be 0: a setup, a check-in, when a task starts. */
export const SPAN: NumberLimits = { min: 0, max: 100_000, isWhole: false };
/** How long one task waits after another; a week at most. */
export const LAG: NumberLimits = { min: 0, max: 10_080, isWhole: false };
/** Capacities and other counts of things. */
export const COUNT: NumberLimits = { min: 1, max: 1_000, isWhole: true };

/** Reads a number, with a point or a comma; `null` for an empty text. */
export function parseNumber(text: string, { min, max, isWhole }: NumberLimits): Parsed<number | null> {
  const typed = text.trim().replace(",", ".");
  if (typed === "") return { kind: "value", value: null };
  const value = Number(typed);
  if (!Number.isFinite(value)) return { kind: "fault", message: "Use a number." };
  if (isWhole && !Number.isInteger(value)) return { kind: "fault", message: "Use a whole number." };
  if (value < min) return { kind: "fault", message: min === MINUTES.min ? "Use more than 0." : `Use ${min} or more.` };
  return value > max ? { kind: "fault", message: `Use at most ${max}.` } : { kind: "value", value };
}

/** Reads a number that has to be there. */
export function parseNeededNumber(text: string, limits: NumberLimits): Parsed<number> {
  const parsed = parseNumber(text, limits);
  if (parsed.kind === "fault") return parsed;
  return parsed.value === null ? { kind: "fault", message: "Use a number." } : { kind: "value", value: parsed.value };
}

/** Reads a list with one entry per line; blank lines and space around entries do not count. */
export function parseLines(text: string, longest: number): Parsed<readonly string[]> {
  const entries = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  if (entries.some((entry) => entry.length > longest)) return { kind: "fault", message: `A line has more than ${longest} characters; shorten it.` };
  return entries.length > 1_000 ? { kind: "fault", message: "Use at most 1000 lines." } : { kind: "value", value: entries };
}

/** Reads variables, one `NAME=value` per line. */
export function parseVariables(text: string): Parsed<Readonly<Record<string, string>>> {
  const entries: [string, string][] = [];
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const at = line.indexOf("=");
    const name = line.slice(0, at).trim();
    if (at === -1) return { kind: "fault", message: `"${line.trim()}" has no "="; write NAME=value.` };
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) return { kind: "fault", message: `"${name}" is no name of a variable; use letters, digits and "_", not starting with a digit.` };
    if (entries.some(([taken]) => taken === name)) return { kind: "fault", message: `"${name}" is there twice; keep one.` };
    entries.push([name, line.slice(at + 1)]);
  }
  return { kind: "value", value: Object.fromEntries(entries) };
}

/** Reads exit codes with commas or spaces between them; each counts once. */
export function parseExitCodes(text: string): Parsed<readonly number[]> {
  const written = text.split(/[\s,;]+/).filter((part) => part !== "");
  const bad = written.find((part) => !/^\d{1,3}$/.test(part) || Number(part) > PLAN_LIMITS.exitCode);
  if (bad !== undefined) return { kind: "fault", message: `"${bad}" is no exit code; use whole numbers from 0 to ${PLAN_LIMITS.exitCode}.` };
  return { kind: "value", value: [...new Set(written.map(Number))] };
}

/** Reads the name of an output. */
export function parseOutputName(text: string): Parsed<string> {
  return /^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(text) ? { kind: "value", value: text } : { kind: "fault", message: 'Use letters, digits, "-" and "_", starting with a letter.' };
}

/** Reads a time of day, `HH:MM`; `9:30` is 09:30. 24:00 is the end of a day. */
export function parseClock(text: string): Parsed<string> {
  const [, hours = "", minutes = ""] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  const time = `${hours.padStart(2, "0")}:${minutes}`;
  const isTime = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time);
  return isTime ? { kind: "value", value: time } : { kind: "fault", message: "Use HH:MM, like 09:30." };
}

/** Reads a text that has to be there. */
export function parseNeededText(text: string): Parsed<string> {
  return text.trim() === "" ? { kind: "fault", message: "Write something here." } : { kind: "value", value: text };
}
