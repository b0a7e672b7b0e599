import { EMPTY_SCOPE, emptyPlan } from "../new-plan.ts";
import type { Plan } from "../plan.ts";
import { comesAfter, shellTask } from "./shell-task.ts";

/** What the analysis of the template finds: one task for each module that still uses the old call. */
const FOUND = {
  tasks: ["login", "search"].map((module) => ({
    id: `change-${module}`,
    title: `Change ${module}`,
    agent: "shell",
    run: `sed -i.old 's/old_call/new_call/' modules/${module}.txt\ncat modules/${module}.txt`,
    writes: [`modules/${module}.*`],
    accept: `grep -q new_call modules/${module}.txt`,
  })),
};

/** A task that finds out what there is to do and returns it as tasks, which run before the report that follows. */
export function analysisPlan(): Plan {
  return {
    ...emptyPlan("Replace an old call everywhere"),
    description: "Nobody knows yet where the old call is used. The analysis finds out and returns a task for each place; they join the run before the report.",
    tasks: [
      shellTask("analyse", "Find where the old call is used", {
        instructions: "Look for the old call and return one task for each module that uses it.",
        command: `mkdir -p modules\nfor module in login search help; do echo "$module: old_call" > modules/$module.txt; done\necho 'help: new_call' > modules/help.txt\ncat > "$PLANLOOM_TASKS" <<'TASKS'\n${JSON.stringify(FOUND, null, 2)}\nTASKS\ngrep -l old_call modules/*.txt`,
        scope: { ...EMPTY_SCOPE, writes: ["modules/**"] },
        expands: true,
        check: "grep -q old_call modules/*.txt",
      }),
      shellTask("report", "Tell what was changed", {
        instructions: "Say how many modules use the new call, and that none uses the old one.",
        command: "grep -c new_call modules/*.txt > report.md\ncat report.md",
        scope: { ...EMPTY_SCOPE, writes: ["report.md"], reads: ["modules/*.txt"] },
        outputs: [{ kind: "file", name: "report", path: "report.md" }],
        check: "! grep -q old_call modules/*.txt",
      }),
    ],
    dependencies: comesAfter(["analyse"], "report"),
  };
}
