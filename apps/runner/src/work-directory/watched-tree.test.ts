import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { TooManyFiles, watchTree } from "./watched-tree.ts";

class Tree {
  readonly root = temporaryFolder();
  readonly #notes = temporaryFolder();

  write(path: string, text = "text"): this {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    return this;
  }

  watch(options: { except?: string[]; mostFiles?: number; signal?: AbortSignal } = {}) {
    const { except = [], signal = new AbortController().signal, ...rest } = options;
    return watchTree(this.root, { file: join(this.#notes, "folder", "files"), except, signal, ...rest });
  }
}

test("says which files were made, written to, replaced and deleted, and which links were, sorted", async () => {
  const tree = new Tree().write("kept").write("written", "a").write("gone/one").write("gone/two").write("replaced").write("moved-here", "same").write("same-size", "abc");
  symlinkSync("kept", join(tree.root, "link"));
  utimesSync(join(tree.root, "moved-here"), 1_000, 1_000);
  const look = await tree.watch();
  tree.write("written", "ab").write("made/deep/below").write("a.txt").write("a/b").write("same-size", "abd");
  utimesSync(join(tree.root, "same-size"), 2_000, 2_000);
  rmSync(join(tree.root, "gone"), { recursive: true });
  rmSync(join(tree.root, "link"));
  symlinkSync("written", join(tree.root, "link"));
  tree.write("new-one", "same");
  utimesSync(join(tree.root, "new-one"), 1_000, 1_000);
  renameSync(join(tree.root, "new-one"), join(tree.root, "moved-here"));
  expect(await look()).toEqual({ files: ["a.txt", "a/b", "gone/one", "gone/two", "link", "made/deep/below", "moved-here", "same-size", "written"], more: 0 });
});

test("a file that became a folder, and a folder that became a file, have changed", async () => {
  const tree = new Tree().write("a").write("b/c").write("b.d");
  const look = await tree.watch();
  rmSync(join(tree.root, "a"));
  rmSync(join(tree.root, "b"), { recursive: true });
  tree.write("a/x").write("b");
  expect((await look()).files).toEqual(["a", "a/x", "b", "b/c"]);
});

test("leaves out what nobody works on: git, modules, what is ignored at the top, and the folders named", async () => {
  const tree = new Tree().write(".gitignore", "dist/\n*.log\n!kept.log\n/only-top\n").write("a");
  const look = await tree.watch({ except: [join(tree.root, "own")] });
  for (const path of [".git/index", "node_modules/x/index.js", "deep/node_modules/y", "dist/out.js", "deep/dist/out.js", "a.log", "own/state", "only-top"]) tree.write(path);
  tree.write("kept.log").write("deep/only-top").write("deep/own/x");
  expect((await look()).files).toEqual(["deep/only-top", "deep/own/x", "kept.log"]);
});

test("a change of what is ignored counts for the next time, and is a change itself", async () => {
  const tree = new Tree().write("a");
  const look = await tree.watch();
  tree.write(".gitignore", "*\n").write("b");
  expect((await look()).files).toEqual([".gitignore", "b"]);
});

test("names the first five hundred and counts the others", async () => {
  const tree = new Tree();
  const look = await tree.watch();
  for (let index = 0; index < 503; index += 1) tree.write(`f${String(index).padStart(3, "0")}`);
  const { files, more } = await look();
  expect([files.length, files.at(-1), more]).toEqual([500, "f499", 3]);
});

test("gives in where there are too many files, before and after", async () => {
  const tree = new Tree().write("a").write("b");
  await expect(tree.watch({ mostFiles: 1 })).rejects.toThrow(TooManyFiles);
  const look = await tree.watch({ mostFiles: 2 });
  tree.write("c");
  await expect(look()).rejects.toThrow("more than 2 files");
});

test("what cannot be read is as if it were not there, and a folder that is gone has no files", async () => {
  const tree = new Tree().write("a").write("closed/b");
  chmodSync(join(tree.root, "closed"), 0o000);
  const look = await tree.watch();
  chmodSync(join(tree.root, "closed"), 0o700);
  rmSync(tree.root, { recursive: true });
  expect((await look()).files).toContain("a");
});

test("ends once it is told to", async () => {
  await expect(new Tree().write("a").watch({ signal: AbortSignal.abort() })).rejects.toThrow("aborted");
});

test("finds every difference between two trees, whatever their names", async () => {
  const name = fc.constantFrom("a", "b", "a.b", "a-b", "ä", "\u2028", "\n", "a b", "A");
  const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
  await fc.assert(
    fc.asyncProperty(fc.array(path, { maxLength: 6 }), fc.array(path, { maxLength: 6 }), async (before, after) => {
      const tree = new Tree();
      const there = withoutClashes(before);
      const then = withoutClashes(after);
      for (const each of there) tree.write(each);
      const look = await tree.watch();
      for (const each of there) if (!then.has(each)) rmSync(join(tree.root, each));
      // Where a folder has to make way for a file.
      for (const each of then) if (!there.has(each)) rmSync(join(tree.root, each), { recursive: true, force: true });
      for (const each of then) if (!there.has(each)) tree.write(each);
      expect((await look()).files).toEqual([...new Set([...there, ...then])].filter((each) => there.has(each) !== then.has(each)).toSorted((a, b) => (a < b ? -1 : 1)));
    }),
    { numRuns: 60 },
  );
});

/** Paths of which none lies below another. */
function withoutClashes(paths: readonly string[]): Set<string> {
  const kept = new Set<string>();
  for (const path of paths) if (![...kept].some((one) => one.startsWith(`${path}/`) || path.startsWith(`${one}/`))) kept.add(path);
  return kept;
}
