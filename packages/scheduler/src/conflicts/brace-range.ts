import type { CharSet } from "./char-set.ts";
import { oneChar } from "./char-set.ts";

const NUMBERS = /^(?<from>-?\d{1,15})\.\.(?<to>-?\d{1,15})$/;
const LETTERS = /^(?:(?<a>[a-z])\.\.(?<b>[a-z])|(?<A>[A-Z])\.\.(?<B>[A-Z]))$/;
const ZERO = 0x30;
const MINUS = oneChar(0x2d);

/**
 * What a brace such as `{1..12}`, `{08..11}` or `{a..f}` stands for: sequences of characters, one of which matches.
 * `null` where the text between the braces is no range. Numbers are whole, of up to 15 digits, in either order; a zero
 * in front of one gives all of them the same width, as in a shell. Not their count but the square of their digits
 * decides how many sequences there are.
 */
export function braceRange(text: string): readonly (readonly CharSet[])[] | null {
  const letters = LETTERS.exec(text)?.groups;
  if (letters !== undefined) {
    const [one = "", other = ""] = Object.values(letters).filter((letter) => letter !== undefined);
    const [from, to] = [one.charCodeAt(0), other.charCodeAt(0)];
    return [[[Math.min(from, to), Math.max(from, to)]]];
  }
  const { from, to } = NUMBERS.exec(text)?.groups ?? {};
  if (from === undefined || to === undefined) return null;
  const width = [from, to].some((each) => /^-?0\d/.test(each)) ? Math.max(from.length, to.length) : 0;
  const [low, high] = [Number(from), Number(to)].toSorted((a, b) => a - b);
  return low === undefined || high === undefined ? null : numbersBetween(low, high, width);
}

function numbersBetween(low: number, high: number, width: number): (readonly CharSet[])[] {
  const negative = low < 0 ? digitsBetween(Math.max(1, -high), -low, Math.max(0, width - 1)).map((digits) => [MINUS, ...digits]) : [];
  return [...negative, ...(high >= 0 ? digitsBetween(Math.max(0, low), high, width) : [])];
}

/** Numbers of the same length that differ in their last digits only are one sequence. */
function digitsBetween(low: number, high: number, width: number): (readonly CharSet[])[] {
  const sequences: (readonly CharSet[])[] = [];
  for (let from = low; from <= high; ) {
    const end = endOfBlock(from, high);
    const first = String(from).padStart(width, "0");
    const last = String(end).padStart(width, "0");
    sequences.push(Array.from(first, (digit, place) => [ZERO + Number(digit), ZERO + Number(last[place])]));
    from = end + 1;
  }
  return sequences;
}

/** The last number up to which the digits of `from` can grow independently: 19 for 10 to 25, 99 for 20 to 120. */
function endOfBlock(from: number, high: number): number {
  const least = from === 0 ? 1 : 10 ** (String(from).length - 1);
  let power = 1;
  while (from % (power * 10) === 0 && from + power * 10 - 1 <= high && power * 10 <= least) power *= 10;
  const digit = Math.floor(from / power) % 10;
  const steps = Math.min(9 - digit, Math.floor((high - from + 1) / power) - 1);
  return from + (steps + 1) * power - 1;
}
