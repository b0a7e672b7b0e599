import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readLeftFile } from "./read-left-file.ts";

const place = (): string => join(temporaryFolder(), "left.json");
const read = (path: string) => readLeftFile(path, "PLACE");

test("nothing, and nothing but spaces, are nothing", async () => {
  const path = place();
  expect(await read(path)).toEqual({ kind: "none" });
  writeFileSync(path, " \n\0");
  expect(await read(path)).toEqual({ kind: "none" });
});

test("a text is handed on as it is, without what no database keeps", async () => {
  const path = place();
  writeFileSync(path, '{ "tasks": [] }\0');
  expect(await read(path)).toEqual({ kind: "text", text: '{ "tasks": [] }' });
});

test("a named pipe, which nobody writes to any more, is refused and not waited for", async () => {
  const path = place();
  execFileSync("/bin/sh", ["-c", 'mkfifo "$0"', path]);
  expect(await read(path)).toMatchObject({ kind: "refused", why: expect.stringContaining("not a regular file") });
});

test("a link is not followed, wherever it leads", async () => {
  const path = place();
  symlinkSync("/dev/zero", path);
  expect(await read(path)).toMatchObject({ kind: "refused", why: expect.stringContaining("$PLACE is a link") });
});

test("a folder, and more than the server takes, are refused with the reason", async () => {
  const path = place();
  mkdirSync(path);
  expect(await read(path)).toMatchObject({ kind: "refused" });
  const other = place();
  writeFileSync(other, "x".repeat(262_145));
  expect(await read(other)).toMatchObject({ kind: "refused", why: expect.stringContaining("262145 bytes") });
});
