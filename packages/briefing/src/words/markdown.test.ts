import fc from "fast-check";
import { expect, test } from "vitest";
import { frontMatter } from "./markdown.ts";

test("the head of a file has one line for each value, whatever is in it, and gives it back", () => {
  const text = fc.array(fc.oneof(fc.string(), fc.constantFrom("\n---\n", "\u2028---", "\u0085status: accepted", "\ufeff", "\u007f", '"', "#", ": ")), { maxLength: 6 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, (name, plan) => {
      const lines = frontMatter({ name, batches: 3, plan }).split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
      expect(lines).toHaveLength(5);
      expect([lines[0], lines[2], lines[4]]).toEqual(["---", "batches: 3", "---"]);
      expect([lines[1], lines[3]].map((line): unknown => JSON.parse(line?.slice(line.indexOf(":") + 1) ?? ""))).toEqual([name, plan]);
    }),
  );
});
