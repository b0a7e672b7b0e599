import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CliError } from "../cli-error.ts";
import type { Output } from "../output.ts";
import { analyze } from "./analyze.ts";

const folder = mkdtempSync(join(tmpdir(), "analyze-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What a command said, and the code it ended with. */
function run(path: string, options: { readonly agents?: string; readonly svg?: string; readonly files?: string } = {}) {
  const lines: string[] = [];
  const values: unknown[] = [];
  const output: Output = { json: false, live: false, line: (text) => lines.push(text), value: (value) => values.push(value), raw: (text) => lines.push(text) };
  return { code: analyze(path, output, options), text: lines.join("\n"), values };
}

function refusal(path: string, options: { readonly agents?: string; readonly svg?: string; readonly files?: string } = {}): CliError {
  try {
    run(path, options);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("it was not refused");
}

const good = fileWith("good.yaml", "planloom: 1\nname: Shop\nagents: [{ id: me, kind: person }]\ntasks: [{ id: a, agent: me }]");

describe("the exit code", () => {
  test("is 0 for a plan that can run, and for another tool's file without a circle", () => {
    expect(run(good).code).toBe(0);
    expect(run(fileWith("tasks.json", '{"tasks": [{"id": 1, "title": "One", "status": "pending"}]}')).code).toBe(0);
  });

  test("is 2 where a problem would stop a run, with the analysis all the same", () => {
    const { code, text, values } = run(fileWith("circle.json", '{"tasks": [{"id": 1, "status": "pending", "dependencies": [2]}, {"id": 2, "status": "pending", "dependencies": [1]}]}'));
    expect(code).toBe(2);
    expect(text).toContain("is a circle");
    expect(values).toEqual([expect.objectContaining({ format: "task-master", schedule: null })]);
  });

  test("is 2 for what cannot be read, with the place and what was expected", () => {
    const { exitCode, message, details } = refusal(fileWith("bad.json", '{"jobs":\n {"a": {"runs-on": }}}'));
    expect({ exitCode, message }).toEqual({ exitCode: 2, message: 'bad.json:2:20 error jobs.a.runs-on: Expected a value, found "}".' });
    expect(details).toMatchObject({ valid: false, problems: [{ line: 2, column: 20 }] });
    expect(refusal(join(folder, "nowhere")).message).toContain("cannot be read: ENOENT");
    expect(refusal(folder).exitCode).toBe(2);
  });

  test("is 2 for a number of agents that is none", () => {
    for (const agents of ["0", "x", "1.5", "1001", ""]) expect(refusal(good, { agents })).toMatchObject({ exitCode: 2, message: expect.stringContaining("--agents takes a whole number from 1 to 1000") });
  });
});

test("the picture is written where it was asked for, and a place that is none is said", () => {
  const svg = join(folder, "plan.svg");
  expect(run(good, { svg }).code).toBe(0);
  expect(readFileSync(svg, "utf8")).toMatch(/^<svg .*<\/svg>\n$/s);
  expect(refusal(good, { svg: join(folder, "no/where.svg") })).toMatchObject({ exitCode: 2, message: expect.stringContaining("cannot be written") });
});

test("where the files are listed, those that a collision is about are named", () => {
  const task = (id: string): string => `{ id: ${id}, agent: me, writes: ["src/*.ts"] }`;
  const plan = fileWith("files.yaml", `planloom: 1\nname: Shop\nagents: [{ id: me, kind: person, capacity: 2 }]\ntasks: [${task("a")}, ${task("b")}]`);
  const { text, values } = run(plan, { files: fileWith("list", "docs/a.md\r\nsrc/b.ts\nsrc/a.ts\n") });
  expect(text).toContain("2 files now: src/a.ts, src/b.ts");
  expect(values).toEqual([expect.objectContaining({ conflicts: [expect.objectContaining({ first: "a", second: "b", files: ["src/a.ts", "src/b.ts"] })] })]);
  expect(run(plan, { files: fileWith("list", "docs/a.md") }).text).toContain("no file of the list is in both");
  expect(refusal(plan, { files: join(folder, "no-list") })).toMatchObject({ exitCode: 2, message: expect.stringContaining("cannot be read") });
});

test.skipIf(!existsSync("/dev/zero"))("a file that never ends is given up, not read into the memory", () => {
  expect(refusal("/dev/zero").message).toContain("larger than 64 MiB");
});
