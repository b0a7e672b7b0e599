import { agentId, taskId } from "../ids.ts";
import { EMPTY_SCOPE, emptyPlan, newTask } from "../new-plan.ts";
import type { Plan, Task } from "../plan.ts";
import { comesAfter, handsOver, shellTask } from "./shell-task.ts";

const CANDIDATES = [
  { id: "in-memory", title: "Try an in-memory index", words: "3 ms per query, 400 MB of memory" },
  { id: "full-text", title: "Try the full-text index of the database", words: "11 ms per query, no new parts" },
  { id: "service", title: "Try a separate search server", words: "5 ms per query, one more server to run" },
] as const;

/** Three solutions of one problem, tried independently; a person picks the one that is carried on. */
export function racePlan(): Plan {
  return {
    ...emptyPlan("Three ways to search"),
    description: "Three attempts at one problem run side by side. A person compares them and writes down the choice.",
    tasks: [...CANDIDATES.map(candidate), pick(), carryOut()],
    dependencies: [...handsOver(CANDIDATES.map(({ id }) => id), "pick"), ...comesAfter(["pick"], "carry-out")],
  };
}

function candidate({ id, title, words }: (typeof CANDIDATES)[number]): Task {
  const path = `candidates/${id}.md`;
  return shellTask(id, title, {
    instructions: "Build the smallest thing that can be measured, measure it, and say what it would cost to keep.",
    command: `mkdir -p candidates\nprintf '# %s\\n%s\\n' '${title}' '${words}' > ${path}\ncat ${path}`,
    scope: { ...EMPTY_SCOPE, writes: [path] },
    outputs: [{ kind: "file", name: "result", path }],
    onFailure: "isolated",
    check: `test "$(wc -l < ${path})" -eq 2`,
    doNot: ["Look at the other candidates."],
  });
}

function pick(): Task {
  return {
    ...newTask(taskId("pick"), "Pick the winner"),
    agent: agentId("person"),
    instructions: "Compare the files in candidates/ and write the name of the best and the reason into decision.md.",
    estimate: { likely: 15, optimistic: null, pessimistic: null },
    scope: { ...EMPTY_SCOPE, writes: ["decision.md"], reads: ["candidates/*.md"] },
    acceptance: { command: null, criteria: ["One candidate is named.", "The reason is written down."], policy: "person" },
  };
}

function carryOut(): Task {
  return shellTask("carry-out", "Carry the winner on", {
    instructions: "Turn the chosen candidate into the real thing.",
    command: "{ cat decision.md 2>/dev/null || echo 'Decided in the check-in.'; cat candidates/*.md; } > plan-of-work.md",
    scope: { ...EMPTY_SCOPE, writes: ["plan-of-work.md"], reads: ["decision.md", "candidates/*.md"] },
    check: "test -s plan-of-work.md",
  });
}
