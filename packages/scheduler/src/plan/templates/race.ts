import { EMPTY_SCOPE, emptyPlan } from "../new-plan.ts";
import type { Plan, Task } from "../plan.ts";
import { handsOver, shellTask } from "./shell-task.ts";

const CANDIDATES = [
  { id: "in-memory", title: "Try an in-memory index", words: "3 ms per query, 400 MB of memory", minutes: 30, seconds: 4 },
  { id: "full-text", title: "Try the full-text index of the database", words: "11 ms per query, no new parts", minutes: 20, seconds: 2 },
  { id: "service", title: "Try a separate search server", words: "5 ms per query, one more server to run", minutes: 45, seconds: 6 },
] as const;

/** Three solutions of one problem that race: the first one that passes its check wins, and is carried on. */
export function racePlan(): Plan {
  const ids = CANDIDATES.map(({ id }) => id);
  return {
    ...emptyPlan("Three ways to search"),
    description: "Three attempts at one problem run side by side. The first one that passes its check wins, the others are stopped.",
    tasks: [...CANDIDATES.map(candidate), carryOn()],
    dependencies: handsOver(ids, "carry-on"),
  };
}

function candidate({ id, title, words, minutes, seconds }: (typeof CANDIDATES)[number]): Task {
  const path = `candidates/${id}.md`;
  return shellTask(id, title, {
    instructions: "Build the smallest thing that can be measured, measure it, and say what it would cost to keep.",
    command: `mkdir -p candidates\nsleep ${seconds}\nprintf '# %s\\n%s\\n' '${title}' '${words}' > ${path}\ncat ${path}`,
    estimate: { likely: minutes, optimistic: null, pessimistic: null },
    // Whole, or a part of a candidate could win.
    batchMinutes: { min: 1, max: 60 },
    scope: { ...EMPTY_SCOPE, writes: [path] },
    outputs: [{ kind: "file", name: "result", path }],
    race: "search",
    onFailure: "isolated",
    check: `test "$(wc -l < ${path})" -eq 2`,
    doNot: ["Look at the other candidates."],
  });
}

function carryOn(): Task {
  return shellTask("carry-on", "Carry the winner on", {
    instructions: "Turn the candidate that won into the real thing.",
    // Only the winner hands something over.
    command: "{ echo '# Plan of work'; cat \"$PLANLOOM_INPUTS\"/*/*; } > plan-of-work.md\ncat plan-of-work.md",
    scope: { ...EMPTY_SCOPE, writes: ["plan-of-work.md"] },
    check: "grep -q 'ms per query' plan-of-work.md",
  });
}
