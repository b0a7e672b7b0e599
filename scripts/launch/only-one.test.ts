import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./root.ts";

const CLAIM = `
  const { claimHome } = await import(${JSON.stringify(join(root, "scripts/launch/only-one.ts"))});
  process.stdout.write("ready");
  process.stdin.once("data", () => process.stdout.write(String(claimHome(process.env.CLAIMED_HOME))));
`;
let home: string;
let launchers: ChildProcess[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "planloom-claim-"));
  launchers = [];
});
afterEach(async () => {
  await Promise.all(launchers.map(end));
  rmSync(home, { recursive: true });
});

/** Starts processes that claim the folder at the same moment and stay until their input ends; resolves with what they were told. */
async function launch(count: number): Promise<string[]> {
  const children = Array.from({ length: count }, () => spawn(process.execPath, ["--input-type=module", "-e", CLAIM], { env: { ...process.env, CLAIMED_HOME: home }, stdio: ["pipe", "pipe", "inherit"] }));
  launchers.push(...children);
  await Promise.all(children.map((child) => once(child.stdout, "data")));
  const told = children.map((child) => once(child.stdout, "data"));
  for (const child of children) child.stdin.write("now");
  return (await Promise.all(told)).map(String);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.stdin?.end();
  await exited;
}

test("of launchers that start at once on what a dead one left, exactly one gets the data folder, and the others are told its pid", async () => {
  writeFileSync(join(home, "launcher.pid"), "2147480000");
  const told = await launch(4);
  const winner = launchers[told.indexOf("null")];
  expect(told.filter((each) => each === "null")).toHaveLength(1);
  expect(told.filter((each) => each !== "null")).toEqual(Array.from({ length: 3 }, () => String(winner?.pid)));
  expect(readdirSync(home)).toEqual(["launcher.pid"]);
});

test("a data folder whose launcher has ended can be claimed again", async () => {
  expect(await launch(1)).toEqual(["null"]);
  await Promise.all(launchers.map(end));
  expect(readdirSync(home)).toEqual([]);
  expect(await launch(1)).toEqual(["null"]);
});
