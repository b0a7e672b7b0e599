import { emptyPlan, newTask, type Plan, streamId, taskId } from "@planloom/scheduler";
import { describe, expect, test } from "vitest";
import { audienceOption } from "./audience-option.ts";

const PLAN: Plan = { ...emptyPlan("P"), streams: [{ id: streamId("web"), name: "The web", agent: null, patterns: [] }], tasks: [newTask(taskId("api"), "The API")] };
const named = (options: Partial<Parameters<typeof audienceOption>[1]>) => audienceOption(PLAN, { toTask: [], toFiles: [], ...options });

describe("whom options tell", () => {
  test("everybody, unless they say otherwise", () => {
    expect(named({})).toEqual({ kind: "all" });
    expect(named({ toStream: "the WEB" })).toEqual({ kind: "stream", stream: "web" });
    expect(named({ toTask: ["the api", "api"] })).toEqual({ kind: "tasks", tasks: ["api"] });
    expect(named({ toFiles: ["src/**"] })).toEqual({ kind: "files", patterns: ["src/**"] });
  });

  test("two audiences at once, and one that is not there, are refused with what there is", () => {
    expect(() => named({ toStream: "web", toFiles: ["src/**"] })).toThrow("Name one audience");
    expect(() => named({ toTask: ["page"] })).toThrow("The plan has no task page. It has: api.");
  });
});
