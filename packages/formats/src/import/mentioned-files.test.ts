import fc from "fast-check";
import { expect, test } from "vitest";
import { fileGlob } from "./file-glob.ts";
import { mentionedFiles } from "./mentioned-files.ts";

test("paths with a folder and an extension are files, however they are written down", () => {
  const text = "Create `src/types/session.ts` and \"./docs/a-b.md\"; then (tests/db_test.py), .github/workflows/ci.yml. Again src/types/session.ts.";
  expect(mentionedFiles(text)).toEqual(["src/types/session.ts", "docs/a-b.md", "tests/db_test.py", ".github/workflows/ci.yml"]);
});

test("addresses, products, versions, plain names and paths that leave the folder are not", () => {
  expect(mentionedFiles("See https://example.com/a/b.html, Next.js/React.js, v1.2/3.4, and/or, types.ts, ../up/x.ts, /etc/passwd.txt, docs.rs/serde.html")).toEqual([]);
});

test("whatever is found can be a pattern", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "B", "/", ".", "-", "@", " ", "1", "+"), maxLength: 60 }), (text) => {
      for (const path of mentionedFiles(text)) expect(fileGlob(path)).toBe(path);
    }),
    { numRuns: 1_000, seed: 9 },
  );
});
