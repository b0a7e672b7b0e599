import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FoundBlock, ReportBlock } from "./report-block.ts";

const FENCE = "```";
const OPEN = `${FENCE}planloom-report`;

function blockOf(pieces: readonly string[], mostCharacters = 10_000): FoundBlock | null {
  const block = new ReportBlock(mostCharacters);
  for (const piece of pieces) block.write(piece);
  block.end();
  return block.found;
}

const text = (found: string): FoundBlock => ({ kind: "text", text: found });

describe("a report in what a command prints", () => {
  test("is what stands between its fences", () => {
    expect(blockOf([`before\n${OPEN}\n{ "summary": "done" }\n${FENCE}\nafter\n`])).toEqual(text('{ "summary": "done" }'));
  });

  test("is not there where nothing opens it", () => {
    expect(blockOf([`${FENCE}json\n{}\n${FENCE}\n`, "planloom-report\n", `see ${OPEN}\n{}\n${FENCE}\n`, `${FENCE}planloom-reports\n{}\n${FENCE}\n`])).toBeNull();
  });

  test("is the last of several", () => {
    expect(blockOf([`${OPEN}\n1\n${FENCE}\n${OPEN}\n2\n${FENCE}\n`])).toEqual(text("2"));
  });

  test("may have colours around it, carriage returns at its line ends and spaces in front", () => {
    expect(blockOf([`\u001B[32m  ${OPEN}\u001B[0m\r\n  {\r\n\u001B[1m  }\u001B[22m\r\n  ${FENCE} \u001B[39m\r\n`])).toEqual(text("  {\n  }"));
  });

  test("ends where the output does, if nothing closed it", () => {
    expect(blockOf([`${OPEN}\n{}`])).toEqual(text("{}"));
  });

  test("begins anew where it is opened again: whoever printed the first was cut off", () => {
    expect(blockOf([`${OPEN}\n{ "summary": \n${OPEN}\n{}\n${FENCE}\n`])).toEqual(text("{}"));
  });

  test("is given up where it is too long, and what comes after it is found all the same", () => {
    const long = `${OPEN}\n${"x".repeat(60)}\n${"y".repeat(60)}\n${FENCE}\n`;
    expect(blockOf([long], 100)).toEqual({ kind: "too-long" });
    expect(blockOf([`${OPEN}\n${"x".repeat(101)}\n${FENCE}\n`], 100)).toEqual({ kind: "too-long" });
    expect(blockOf([`${long}${OPEN}\n{}\n${FENCE}\n`], 100)).toEqual(text("{}"));
  });

  test("is found whatever the output is and however it is cut into pieces", () => {
    const line = fc.constantFrom(OPEN, `\u001B[33m${OPEN}\u001B[m`, FENCE, `${FENCE}${FENCE}`, `${FENCE}json`, "{", " planloom-report", "", "\r", "x".repeat(300), `${OPEN}x`, "a\u0000b");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), fc.array(fc.nat(), { maxLength: 8 }), fc.boolean(), (lines, cuts, isEnded) => {
        const whole = `${lines.join("\n")}${isEnded ? "\n" : ""}`;
        const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)), whole.length].toSorted((a, b) => a - b);
        const pieces = places.slice(1).map((to, index) => whole.slice(places[index], to));
        expect(blockOf(pieces)).toEqual(plainly(whole));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** The same with the whole output at hand. */
function plainly(whole: string): FoundBlock | null {
  let [open, found] = [null as string[] | null, null as string | null];
  const lines = whole.split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (const raw of lines) {
    // oxlint-disable-next-line no-control-regex
    const line = raw.replaceAll(/\u001B\[\d*m|\r|\0/g, "");
    if (line.trim() === OPEN) open = [];
    else if (open !== null && /^`{3,}$/.test(line.trim())) [found, open] = [open.join("\n"), null];
    else open?.push(line);
  }
  const last = open === null ? found : open.join("\n");
  return last === null ? null : text(last);
}
