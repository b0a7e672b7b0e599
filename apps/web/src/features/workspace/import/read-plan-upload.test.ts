import { writePlanFile } from "@planloom/formats";
import { PLAN_TEMPLATES } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { readPlanUpload } from "./read-plan-upload.ts";

const upload = (text: string) => ({ name: "plan.yaml", size: text.length, text: () => Promise.resolve(text) });

test.each(PLAN_TEMPLATES.map(({ id, build }) => [id, build] as const))("a file written from %s gives a plan that is written the same way", async (_, build) => {
  const text = writePlanFile(build());
  const result = await readPlanUpload(upload(text));
  expect(result.kind === "read" && writePlanFile(result.plan)).toBe(text);
});

test("a broken file is refused with line, column and what was expected", async () => {
  const result = await readPlanUpload(upload("name: Broken\ntasks:\n  - title: [\n"));
  const problems = result.kind === "refused" ? result.problems : [];
  expect(problems.length).toBeGreaterThan(0);
  for (const { line, column, message } of problems) {
    expect(line).toBeGreaterThanOrEqual(3);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(message).not.toBe("");
  }
});

test("a file that is far too large is refused without being read", async () => {
  const result = await readPlanUpload({ name: "film.mp4", size: 4e9, text: () => Promise.reject(new Error("must not be read")) });
  expect(result).toMatchObject({ kind: "refused", problems: [{ message: expect.stringContaining("larger than any plan") }] });
});

test("a file that went away says so instead of failing", async () => {
  const result = await readPlanUpload({ name: "gone.yaml", size: 10, text: () => Promise.reject(new Error("not found")) });
  expect(result).toMatchObject({ kind: "refused", fileName: "gone.yaml", problems: [{ message: expect.stringContaining("not found") }] });
});
