import { workReportSchema } from "@planloom/formats";
import { expect, test } from "vitest";
import { NO_WORDS, personsSaid } from "./persons-said.ts";

test("nothing said is no report", () => {
  expect(personsSaid(NO_WORDS)).toBeNull();
  expect(personsSaid({ ...NO_WORDS, note: " \n", findings: "\n \n" })).toBeNull();
});

test("each line is a thing of its own, with or without a dash", () => {
  expect(personsSaid({ ...NO_WORDS, note: "Mended.", findings: "- It is rusty\n\n* It squeaks\nA - b", questions: "May I?" })).toEqual({
    summary: "Mended.",
    findings: [{ title: "It is rusty" }, { title: "It squeaks" }, { title: "A - b" }],
    questions: ["May I?"],
    blockers: [],
  });
});

test("what blocks stops the batch, and says so where there is no note", () => {
  expect(personsSaid({ ...NO_WORDS, blockers: "No oil", blockerKind: "hard-dependency" })).toMatchObject({ summary: "Blocked", blockers: [{ title: "No oil", kind: "hard-dependency", severity: "moderate" }] });
});

test("whatever is written can be sent", () => {
  const long = "x".repeat(20_000);
  const lines = Array.from({ length: 300 }, (_, index) => `line ${index}`).join("\n");
  expect(workReportSchema.safeParse(personsSaid({ note: long, findings: long, questions: lines, blockers: lines, blockerKind: "technical" })).success).toBe(true);
});
