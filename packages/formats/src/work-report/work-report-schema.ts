import { contractId, SEVERITIES, type WorkReport } from "@planloom/scheduler";
import { z } from "zod";

const MOST = 200;

const line = z.string().trim().min(1).max(500);
const text = z.string().max(8_000).default("");
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(MOST).nullable().default([]).transform((items) => items ?? []);

/** `src/a.ts:12`, as people and tools write a place in a file. */
const PLACE = /^(?<path>.+?)(?::(?<line>\d{1,7}))?(?::\d+)?$/;

/** A path as the working directory has it, with `/` on every system. */
const plainPath = (written: string): string => written.replaceAll("\\", "/").replace(/^(?:\.\/)+(?=.)/, "");
const anyPath = z.string().min(1).max(1_000).transform(plainPath);

/** Splits `src/a.ts:12 what was done` into its parts. */
function placeOf(written: string): { readonly path: string; readonly line: number | null; readonly rest: string } {
  const [first = "", ...others] = written.trim().split(/\s+(?:[-–—]\s+)?/);
  const found = PLACE.exec(first)?.groups;
  return { path: plainPath(found?.["path"] ?? first), line: found?.["line"] === undefined ? null : Number(found["line"]), rest: others.join(" ") };
}

const lineNumber = z.number().int().min(1).max(10_000_000).nullable().default(null);
const place = z.union([z.string().min(1).max(1_000).transform((written) => ({ path: placeOf(written).path, line: placeOf(written).line })), z.object({ path: anyPath, line: lineNumber })]);

const change = z.union([
  z.string().min(1).max(2_000).transform((written) => {
    const { path, line: at, rest } = placeOf(written);
    return { path, line: at, what: rest };
  }),
  z.object({ path: anyPath, line: lineNumber, what: z.string().max(2_000).default("") }),
]);

const word = z.string().trim().min(1).max(200).nullable().default(null);
const finding = z.union([
  line.transform((title) => ({ kind: "finding" as const, title, text: "", severity: "info" as const, files: [], subject: null, claim: null })),
  z.object({
    kind: z.enum(["finding", "decision", "constraint"]).default("finding"),
    title: line,
    text,
    severity: z.enum(SEVERITIES).default("info"),
    files: list(place),
    subject: word,
    claim: z.union([word, z.number().transform(String), z.boolean().transform(String)]).default(null),
  }),
]);

const blocker = z.object({
  kind: z.enum(["hard-dependency", "clarification", "technical", "scope-conflict"]).default("technical"),
  severity: z.enum(["critical", "moderate", "minor"]).default("moderate"),
  title: line,
  text,
  options: list(line),
});

/** The shape of a work report as an agent writes it. What it does not know it ignores: a report is read for what is in it. */
export const workReportSchema = z.object({
  summary: z.string().trim().min(1).max(8_000),
  changes: list(change),
  findings: list(finding),
  artifacts: list(z.object({ path: anyPath, what: z.string().max(2_000).default("") })),
  contracts: list(z.object({ contract: z.string().min(1).max(64).transform(contractId), text: z.string().min(1).max(20_000) })),
  blockers: list(blocker),
  questions: list(line),
  integrationPoints: list(line),
  checks: list(z.object({ name: line, passed: z.boolean(), detail: z.string().max(2_000).default("") })),
}) satisfies z.ZodType<WorkReport>;
