import { liveAttempt } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { RecordedRun, sampleBatch } from "../testing/recorded-run.ts";
import { askToPutBack, decisionOf, draftFault, draftFor, NEW_DRAFT, notesOf, possibleVerdict } from "./verdict-draft.ts";

const attempt = liveAttempt(new RecordedRun(sampleBatch("a")).start().claim("a").report("a").batch("a")) ?? expect.fail("no attempt");

describe("what has to be filled in", () => {
  test("a rework needs notes, for whoever does it again", () => {
    expect(draftFault({ ...NEW_DRAFT, notes: "  " }, "rework")).toMatchObject({ field: "notes" });
    expect(draftFault({ ...NEW_DRAFT, notes: "Louder" }, "rework")).toBeNull();
    expect(draftFault(NEW_DRAFT, "accept")).toBeNull();
  });

  test("a fix needs a title and takes ten minutes at most, unless it is only noted", () => {
    expect(draftFault(NEW_DRAFT, "minor")).toMatchObject({ field: "fixTitle" });
    for (const fixMinutes of ["11", "0", "", "ten"]) expect(draftFault({ ...NEW_DRAFT, fixTitle: "Typo", fixMinutes }, "minor")).toMatchObject({ field: "fixMinutes" });
    expect(draftFault({ ...NEW_DRAFT, fixTitle: "Typo", fixMinutes: "2.5" }, "minor")).toBeNull();
    expect(draftFault({ ...NEW_DRAFT, fixWhen: "none" }, "minor")).toBeNull();
  });
});

test("files outside the scope become a rework that names them once, beside what was written already", () => {
  const asked = { ...NEW_DRAFT, ...askToPutBack({ ...NEW_DRAFT, notes: "Louder ", tags: ["quality"] }, ["src/a.ts", "src/b.ts"]) };
  expect(asked).toMatchObject({ open: "rework", tags: ["quality", "scope-creep"], notes: "Louder\n\nPut back what lies outside the scope:\n- src/a.ts\n- src/b.ts" });
  expect(askToPutBack(asked, ["src/a.ts", "src/b.ts"])).toMatchObject({ tags: asked.tags, notes: asked.notes });
  const many = askToPutBack(NEW_DRAFT, Array.from({ length: 500 }, (_, index) => `src/${index}.ts`));
  expect(many.notes).toMatch(/- src\/29\.ts\n- and 470 more$/);
});

describe("what is sent", () => {
  const full = { ...NEW_DRAFT, notes: " Louder ", fixTitle: " Typo ", fixMinutes: "5", tags: ["other", "quality"] as const };

  test("each verdict takes with it what belongs to it, and nothing of the others", () => {
    expect(decisionOf(full, "accept", attempt)).toEqual({ kind: "check-in", attempt, verdict: "accept", notes: "Louder", tags: [], fix: null });
    expect(decisionOf(full, "minor", attempt)).toMatchObject({ tags: [], fix: { title: "Typo", minutes: 5, when: "before" } });
    expect(decisionOf({ ...full, fixWhen: "none" }, "minor", attempt)).toMatchObject({ fix: null });
    expect(decisionOf(full, "rework", attempt)).toMatchObject({ tags: ["quality", "other"], fix: null });
  });

  test("of several that get the same remark each fix is named after what it mends, unless that is too long a name", () => {
    expect(decisionOf(draftFor(full, "Docs"), "minor", attempt)).toMatchObject({ notes: "Louder", fix: { title: "Typo (Docs)" } });
    expect(draftFor(full, "x".repeat(200)).fixTitle).toBe(full.fixTitle);
    expect(draftFor(NEW_DRAFT, "Docs")).toEqual(NEW_DRAFT);
  });

  test("a fix is foretold before it has a title", () => {
    expect(possibleVerdict({ ...NEW_DRAFT, fixWhen: "beside" }, "minor", attempt)).toEqual({ attempt, verdict: "minor", fix: { minutes: 10, when: "beside" } });
    expect(possibleVerdict(full, "rework", attempt).fix).toBeNull();
  });

  test("what was looked at is kept in the notes, and what was not", () => {
    expect(notesOf(NEW_DRAFT)).toBeNull();
    expect(notesOf({ notes: "Fine", checked: [] })).toBe("Fine");
    expect(notesOf({ notes: "", checked: ["quality"] })).toBe("Checked: it is good enough to build on. Not checked: what was asked for is there; integration points are written down; nothing was done that was not asked for; what others need to know is handed over.");
    expect(notesOf({ notes: "Fine", checked: ["deliverables", "quality", "integration", "scope", "knowledge"] })).not.toContain("Not checked");
  });
});
