import { expect, test } from "vitest";
import { z } from "zod";
import { describeIssues } from "./describe-issues.ts";

const schema = z.strictObject({ names: z.array(z.string()) });

function issuesOf(value: unknown): z.ZodError {
  const read = schema.safeParse(value);
  if (read.success) throw new Error("the value is right");
  return read.error;
}

test("each place is named with what is wrong there, in words", () => {
  const text = describeIssues(issuesOf({ names: ["a", 1], extra: true }));
  expect(text).toMatch(/expected string, received number\n.*at names\[1\]/);
  expect(text).toMatch(/Unrecognized key: "extra"/);
});

test("a document that is wrong everywhere is told of in ten places and a number", () => {
  const text = describeIssues(issuesOf({ names: Array.from({ length: 5_000 }, () => 1) }));
  expect(text.split("at names")).toHaveLength(11);
  expect(text).toMatch(/… and 4990 more$/);
});
