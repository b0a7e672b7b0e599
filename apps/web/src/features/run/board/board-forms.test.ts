import { streamId, taskId } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { audienceOf, draftOf, placesOf, TO_ALL } from "./board-forms.ts";

describe("what is written into the form of an entry", () => {
  test("places are a path each, with a line where one is named", () => {
    expect(placesOf("src/a.ts:12\n\n  docs/b.md \nc.ts:0\nC:x:7")).toEqual([
      { path: "src/a.ts", line: 12 },
      { path: "docs/b.md", line: null },
      { path: "c.ts:0", line: null },
      { path: "C:x", line: 7 },
    ]);
  });

  test.each([{ kind: "all" as const }, { kind: "stream" as const, stream: streamId("web") }, { kind: "tasks" as const, tasks: [taskId("api")] }, { kind: "files" as const, patterns: ["src/**", "docs/*"] }])("an audience is the same after a look at its form: $kind", (audience) => {
    expect(audienceOf(draftOf(audience))).toEqual(audience);
  });

  test.each(["stream", "tasks", "files"] as const)("a form that names nobody is no audience: %s", (kind) => {
    expect(audienceOf({ ...TO_ALL, kind })).toBeNull();
  });
});
