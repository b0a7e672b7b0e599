import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_REPORT, readWorkReport } from "./read-work-report.ts";

const PLAIN = JSON.stringify({ summary: "Done", findings: ["No test"] }, null, 1);
const report = (text: string) => {
  const read = readWorkReport(text);
  return read.kind === "read" ? read.report : expect.fail(read.message);
};

describe("a report is read", () => {
  test.each([
    ["a byte order mark", `\uFEFF${PLAIN}`],
    ["other ends of lines", PLAIN.replaceAll("\n", "\r\n")],
    ["a block of code around it", `\`\`\`json\n${PLAIN}\n\`\`\`\n`],
    ["a block of code and a byte order mark", `\uFEFF\r\n\`\`\`planloom-report\r\n${PLAIN}\r\n\`\`\``],
    ["lists that are null", `{"changes":null,"blockers":null,${PLAIN.slice(1)}`],
    ["keys that nobody asked for, however deep", `{"__proto__":{"polluted":true},"more":${"[".repeat(20_000)}${"]".repeat(20_000)},${PLAIN.slice(1)}`],
  ])("with %s", (_, text) => {
    expect(report(text)).toEqual(report(PLAIN));
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("with paths as any system writes them, told as the working directory has them", () => {
    const files = [String.raw`src\login\page.ts:12`, "./src/a.ts:3:9", "././b.ts", "app/[id]/page.tsx", { path: String.raw`.\src\c.ts`, line: 4 }];
    expect(report(JSON.stringify({ summary: "x", findings: [{ title: "t", files }] })).findings[0]?.files).toEqual([
      { path: "src/login/page.ts", line: 12 },
      { path: "src/a.ts", line: 3 },
      { path: "b.ts", line: null },
      { path: "app/[id]/page.tsx", line: null },
      { path: "src/c.ts", line: 4 },
    ]);
  });
});

describe("what cannot be read says what and where, in one sentence", () => {
  test.each([
    ["", /^It is no JSON/],
    ["null", /object/],
    ["[".repeat(60_000), /^It is no JSON/],
    ["{}", /^summary: /],
    [JSON.stringify({ summary: "x", findings: Array.from({ length: 20_000 }, () => 1) }), /^findings: /],
    [JSON.stringify({ summary: "x".repeat(LONGEST_REPORT) }), /characters long/],
    [JSON.stringify({ summary: "x", checks: [{ name: "tests" }] }), /^checks\.0\.passed: /],
  ])("%.20s", (text, why) => {
    const read = readWorkReport(text);
    expect(read.kind === "unreadable" ? read.message : "read").toMatch(why);
    expect(JSON.stringify(read).length).toBeLessThan(1_000);
  });

  test("and nothing is thrown, whatever the text", () => {
    const line = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("\ud800", "\0", "__proto__", "```"));
    const shaped = fc.record({ summary: line, findings: fc.anything(), files: fc.anything(), changes: fc.array(line), blockers: fc.array(fc.anything()) }, { requiredKeys: [] }).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(line, fc.json(), shaped), (text) => {
        expect(["read", "unreadable"]).toContain(readWorkReport(text).kind);
      }),
    );
  });
});
