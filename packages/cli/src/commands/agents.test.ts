import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

function write(title: string): void {
  writeFileSync(join(folder, "plan.yaml"), `planloom: 1\nname: Files\nagents:\n  - { id: shell, kind: shell }\ntasks:\n  - { id: one, title: ${title}, agent: shell, run: "true", accept: "true" }\n`);
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
