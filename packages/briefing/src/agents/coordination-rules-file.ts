import { agentResolver, findConflicts, type Plan, type TaskId } from "@planloom/scheduler";
import type { TextFile } from "../briefing.ts";
import { codeText, firstLines, plainText, section } from "../words/markdown.ts";
import { generatedFile } from "./generated-file.ts";

const MOST_SHARED = 60;

/** What everybody keeps to: whose files are whose, how shared ones are touched, how one says things, what happens at sync points and in conflicts. */
export function coordinationRulesFile(plan: Plan): TextFile {
  const titles = new Map(plan.tasks.map(({ id, title }) => [id, title]));
  const named = (id: TaskId): string => `"${plainText(titles.get(id) ?? id)}"`;
  const agentOf = agentResolver(plan);
  const agentName = (id: Plan["streams"][number]["agent"]): string => plainText(plan.agents.find((agent) => agent.id === id)?.name ?? "nobody in particular");
  const shared = [...sharedPaths(plan)].map(([path, tasks]) => `- ${codeText(path)}: ${[...tasks].map(named).join(", ")}`);
  const loose = plan.tasks.filter(({ stream, kind, scope }) => kind === "task" && stream === null && scope.writes.length + scope.exclusive.length > 0);
  return generatedFile("coordination-rules.md", { name: "coordination-rules", description: `What everybody keeps to who works on the plan "${plan.name}".`, plan: plan.name }, [
    `# Rules for working side by side: ${plainText(plan.name)}`,
    ...section("Whose files are whose", [
      ...plan.streams.filter(({ patterns }) => patterns.length > 0).map(({ name, agent, patterns }) => `- **${plainText(name)}** (${agentName(agent)}): ${patterns.map(codeText).join(", ")}`),
      ...loose.map((task) => `- ${named(task.id)} (${plainText(agentOf(task)?.name ?? "nobody yet")}): ${[...task.scope.writes, ...task.scope.exclusive].map(codeText).join(", ")}`),
      "- Everything else belongs to nobody: do not change it without a word",
    ]),
    ...section("Files that several touch", shared.length === 0 ? ["None: no two tasks touch the same file."] : ["Planloom never lets two of these run at the same time. Take the file as you find it, keep your change small, and say in your report what you changed in it.", "", ...firstLines(shared, MOST_SHARED, (count) => `- and ${count} more places`)]),
    ...section("Things that several use", plan.resources.map(({ name, capacity }) => `- **${plainText(name)}**: ${capacity === 1 ? "one at a time" : `${capacity} at a time`}`)),
    ...section("How to say things", [
      "- What others should know: a finding in your report, with the files it is about. It is told to everybody who touches those files.",
      "- What you decided, or what everybody has to keep to: a finding of the kind `decision` or `constraint`.",
      "- A question that does not stop you: `questions` in your report. Go on with what is most likely, and say what you assumed.",
      "- What stops you: a blocker. `moderate` stops your batch, `critical` the whole run.",
      "- Nobody reads your terminal: what is not in the report is not said.",
    ]),
    ...section("Sync points", syncLines(plan, named)),
    ...section("When two collide", [
      "1. Stop before you overwrite what somebody else did.",
      "2. Report a blocker of the kind `scope-conflict` that names the files and what you wanted to do there.",
      "3. The owner of the files decides; without one, a person does. The decision is told to everybody it concerns.",
      "4. What was accepted is not changed any more. What is wrong with it is an integration issue, and becomes a batch of its own.",
    ]),
  ]);
}

/** The places where the files of several tasks meet, each with those tasks. */
function sharedPaths(plan: Plan): ReadonlyMap<string, ReadonlySet<TaskId>> {
  const found = new Map<string, Set<TaskId>>();
  for (const { first, second, reasons } of findConflicts(plan).shown) {
    for (const reason of reasons) {
      if (reason.kind !== "file") continue;
      const tasks = found.get(reason.path) ?? new Set();
      found.set(reason.path, tasks.add(first).add(second));
    }
  }
  return found;
}

function syncLines({ tasks, dependencies }: Plan, named: (id: TaskId) => string): readonly string[] {
  const points = tasks.filter(({ kind }) => kind === "sync");
  if (points.length === 0) return ["There are none. What a task waits for stands in its brief."];
  return points.map(({ id, acceptance }) => {
    const before = dependencies.filter(({ to }) => to === id).map(({ from }) => named(from));
    const after = dependencies.filter(({ from }) => from === id).map(({ to }) => named(to));
    const check = acceptance.command === null || acceptance.command.trim() === "" ? "" : `; ${codeText(acceptance.command)} has to succeed`;
    return `- ${named(id)}: ${before.length === 0 ? "nothing" : before.join(", ")} must be accepted before ${after.length === 0 ? "the plan is done" : `${after.join(", ")} ${after.length === 1 ? "begins" : "begin"}`}${check}`;
  });
}
