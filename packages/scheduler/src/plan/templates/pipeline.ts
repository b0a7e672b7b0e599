import { EMPTY_SCOPE, emptyPlan } from "../new-plan.ts";
import type { Plan } from "../plan.ts";
import { handsOver, shellTask } from "./shell-task.ts";

/** Raw data, cleaned, counted, summarised: each step takes the file of the step before. */
export function pipelinePlan(): Plan {
  return {
    ...emptyPlan("From raw data to a summary"),
    description: "Each step starts when the step before it was accepted, and works on what that step handed over.",
    tasks: [
      shellTask("collect", "Collect the orders", {
        instructions: "Gather one line per order: customer, amount.",
        command: "mkdir -p data\nprintf 'ada,30\\ngrace,\\nlinus,12\\nada,8\\n' > data/raw.csv",
        scope: { ...EMPTY_SCOPE, writes: ["data/raw.csv"] },
        outputs: [{ kind: "file", name: "raw", path: "data/raw.csv" }],
        check: "test -s data/raw.csv",
      }),
      shellTask("clean", "Drop incomplete orders", {
        instructions: "Keep the orders that have a customer and an amount.",
        command: "grep -E '^[a-z]+,[0-9]+$' data/raw.csv > data/clean.csv\necho \"::planloom-output orders=$(grep -c . data/clean.csv)\"",
        scope: { ...EMPTY_SCOPE, writes: ["data/clean.csv"], reads: ["data/raw.csv"] },
        outputs: [
          { kind: "file", name: "clean", path: "data/clean.csv" },
          { kind: "value", name: "orders" },
        ],
        check: "! grep -qvE '^[a-z]+,[0-9]+$' data/clean.csv",
      }),
      shellTask("total", "Add up per customer", {
        instructions: "Add up the amounts of each customer, largest first.",
        command: "awk -F, '{ sum[$1] += $2 } END { for (name in sum) print name \",\" sum[name] }' data/clean.csv | sort -t, -k2 -rn > data/totals.csv",
        scope: { ...EMPTY_SCOPE, writes: ["data/totals.csv"], reads: ["data/clean.csv"] },
        outputs: [{ kind: "file", name: "totals", path: "data/totals.csv" }],
        check: "grep -qx 'ada,38' data/totals.csv",
      }),
      shellTask("publish", "Publish the summary", {
        instructions: "Write the totals as a page people like to read.",
        command: "{ echo '# Orders'; sed 's/^\\(.*\\),\\(.*\\)$/- \\1: \\2/' data/totals.csv; } > summary.md\ncat summary.md",
        scope: { ...EMPTY_SCOPE, writes: ["summary.md"], reads: ["data/totals.csv"] },
        outputs: [{ kind: "file", name: "summary", path: "summary.md" }],
        check: "grep -q '^- ada: 38$' summary.md",
      }),
    ],
    dependencies: [
      ...handsOver(["collect"], "clean"),
      ...handsOver(["clean"], "total"),
      ...handsOver(["total"], "publish"),
    ],
  };
}
