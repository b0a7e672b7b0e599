import { agentId, streamId } from "../ids.ts";
import { EMPTY_SCOPE, emptyPlan, newAgent } from "../new-plan.ts";
import type { Plan, Task } from "../plan.ts";
import { comesAfter, shellTask, syncPoint } from "./shell-task.ts";

const WORKERS = agentId("workers");
const POOL = streamId("pool");
const PAGES = ["home", "search", "basket", "orders", "account", "help", "prices", "imprint"] as const;

/** Eight tasks without an order and without an owner: whichever of three workers is free takes the next one. */
export function poolPlan(): Plan {
  const plan = emptyPlan("Translate the pages");
  return {
    ...plan,
    description: "Nobody is given a task beforehand. Whichever of the three workers is free takes the next one, until none is left.",
    agents: [{ ...newAgent(WORKERS, "Workers", "shell"), capacity: 3 }, ...plan.agents],
    streams: [{ id: POOL, name: "Pool", agent: WORKERS, patterns: ["pages/**"] }],
    tasks: [...PAGES.map(page), syncPoint("empty", "The pool is empty")],
    dependencies: comesAfter(PAGES, "empty"),
  };
}

function page(name: (typeof PAGES)[number]): Task {
  const path = `pages/${name}.txt`;
  return shellTask(name, `Translate the page ${name}`, {
    agent: null,
    stream: POOL,
    instructions: "Translate the texts of this page and nothing else.",
    command: `mkdir -p pages\nsleep 1\nprintf 'translated: %s\\n' '${name}' > ${path}\ncat ${path}`,
    scope: { ...EMPTY_SCOPE, writes: [path] },
    outputs: [{ kind: "file", name: "page", path }],
    onFailure: "isolated",
    check: `grep -q '^translated: ' ${path}`,
  });
}
