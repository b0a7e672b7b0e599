import { EMPTY_SCOPE, emptyPlan } from "../new-plan.ts";
import type { Plan, Task } from "../plan.ts";
import { handsOver, shellTask } from "./shell-task.ts";

const REVIEWS = [
  { id: "security", title: "Review security", finding: "Sessions expire; tokens are never logged." },
  { id: "performance", title: "Review performance", finding: "The list view asks the database once per row." },
  { id: "tests", title: "Review tests", finding: "The error paths of the importer have no test." },
  { id: "architecture", title: "Review architecture", finding: "Two modules import each other." },
] as const;

/** So many of them are enough for a report. */
const ENOUGH = 3;

/** Four reviews of one code base side by side, and the report that joins them once three of them are there. */
export function fanOutPlan(): Plan {
  return {
    ...emptyPlan("Review from four sides"),
    description: "Four reviewers look at the same code at once; their findings end in one report, which is written once three of them are accepted.",
    tasks: [...REVIEWS.map(review), report()],
    dependencies: handsOver(REVIEWS.map(({ id }) => id), "report"),
  };
}

function review({ id, title, finding }: (typeof REVIEWS)[number]): Task {
  const path = `reviews/${id}.md`;
  return shellTask(id, title, {
    instructions: `Read the code with nothing but ${id} in mind and write down what you find, worst first.`,
    command: `mkdir -p reviews\nprintf '## %s\\n- %s\\n' '${title}' '${finding}' > ${path}\necho "::planloom-output findings=1"`,
    scope: { ...EMPTY_SCOPE, writes: [path], reads: ["src/**"] },
    outputs: [
      { kind: "file", name: "review", path },
      { kind: "value", name: "findings" },
    ],
    check: `test -s ${path}`,
    onFailure: "isolated",
    doNot: ["Change the code."],
  });
}

function report(): Task {
  return shellTask("report", "Join the findings in one report", {
    instructions: "Put the findings of all reviews together, join those that are related and sort them by severity.",
    // What was handed over, not what lies in the folder: a review that is late may still be writing there.
    command: "{ echo '# Findings'; cat \"$PLANLOOM_INPUTS\"/*/*; } > report.md\ncat report.md",
    scope: { ...EMPTY_SCOPE, writes: ["report.md"] },
    outputs: [{ kind: "file", name: "report", path: "report.md" }],
    trigger: { kind: "at-least", count: ENOUGH },
    check: `test "$(grep -c '^## ' report.md)" -ge ${ENOUGH}`,
  });
}
