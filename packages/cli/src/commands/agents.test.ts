import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Output } from "../output.ts";
import { agents } from "./agents.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "planloom-agents-"));
  write("One");
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(title: string, agent = "shell"): void {
  writeFileSync(join(folder, "plan.yaml"), `planloom: 1\nname: Files\nagents:\n  - { id: ${agent}, kind: shell }\ntasks:\n  - { id: one, title: ${title}, agent: ${agent}, run: "true", accept: "true" }\n`);
}

async function make(force = false): Promise<{ code: number; said: string }> {
  let said = "";
  const output: Output = { json: false, live: false, line: (text) => void (said += `${text}\n`), raw: (text) => void (said += text), value: () => undefined };
  const code = await agents(() => expect.fail("no server is needed"), output, { plan: join(folder, "plan.yaml"), write: join(folder, "out"), force });
  return { code, said };
}

const brief = () => join(folder, "out", "agents", "shell.md");

test("the files are written once, left alone while nothing changes, and made again with the plan", async () => {
  expect(await make()).toMatchObject({ code: 0, said: expect.stringContaining("shell.md: written") });
  expect((await make()).said).toContain("shell.md: as it was");
  write("Two");
  expect(await make()).toMatchObject({ code: 0, said: expect.stringContaining("shell.md: made again, because the plan has changed") });
  expect(readFileSync(brief(), "utf8")).toContain("### Two");
});

test("what somebody changed by hand is kept, with the difference, until they say otherwise", async () => {
  await make();
  const mine = `${readFileSync(brief(), "utf8")}\nMy own word.\n`;
  writeFileSync(brief(), mine);
  const kept = await make();
  expect(kept.code).toBe(1);
  expect(kept.said).toContain("-My own word.");
  expect(readFileSync(brief(), "utf8")).toBe(mine);
  expect((await make(true)).code).toBe(0);
  expect(readFileSync(brief(), "utf8")).not.toContain("My own word.");
});

test("the file of an agent that is not in the plan any more is removed, and nothing else beside it is", async () => {
  await make();
  const text = readFileSync(brief(), "utf8");
  const beside = (name: string) => join(folder, "out", "agents", name);
  writeFileSync(beside("mine.md"), "# My own agent\n");
  writeFileSync(beside("theirs.md"), text.replace('generatedFrom: "Files"', 'generatedFrom: "Another plan"'));
  writeFileSync(beside("notes.txt"), text);
  writeFileSync(join(folder, "elsewhere.md"), text);
  symlinkSync(join(folder, "elsewhere.md"), beside("linked.md"));
  write("One", "coder");
  expect(await make()).toMatchObject({ code: 0, said: expect.stringContaining("shell.md: removed, because its agent has nothing to do in the plan any more") });
  expect(existsSync(brief())).toBe(false);
  expect(["mine.md", "theirs.md", "notes.txt", "linked.md", "coder.md", "../../elsewhere.md"].filter((name) => !existsSync(beside(name)))).toEqual([]);
});

test("where somebody changed it by hand it is named and stays, whatever is forced", async () => {
  await make();
  const mine = `${readFileSync(brief(), "utf8")}My own word.\n`;
  writeFileSync(brief(), mine);
  write("One", "coder");
  expect(await make()).toMatchObject({ code: 1, said: expect.stringContaining("shell.md: kept, because it was changed by hand") });
  expect((await make(true)).code).toBe(1);
  expect(readFileSync(brief(), "utf8")).toBe(mine);
});

test("nothing is written through a link, be it a file or a folder, and then nothing at all", async () => {
  mkdirSync(join(folder, "out"));
  symlinkSync(join(folder, "elsewhere.md"), join(folder, "out", "coordination-rules.md"));
  await expect(make()).rejects.toThrow("coordination-rules.md is a link");
  rmSync(join(folder, "out", "coordination-rules.md"));
  mkdirSync(join(folder, "theirs"));
  symlinkSync(join(folder, "theirs"), join(folder, "out", "agents"));
  await expect(make(true)).rejects.toThrow("agents is a link");
  expect([readdirSync(join(folder, "out")), readdirSync(join(folder, "theirs")), existsSync(join(folder, "elsewhere.md"))]).toEqual([["agents"], [], false]);
});
