import { type Agent, agentResolver, type Plan, type Task, type TaskId } from "@planloom/scheduler";
import type { TextFile } from "../briefing.ts";
import { codeText, plainText, section } from "../words/markdown.ts";
import { durationWords } from "../words/times.ts";
import { generatedFile } from "./generated-file.ts";

/** Where the briefs of agents are: what else lies there is of agents that are not in the plan any more, or somebody's own. */
export const AGENT_FOLDER = "agents";

/** The brief of one agent: its streams and files, its tasks in the order of the plan, its contracts. */
export function agentBriefFile(plan: Plan, agent: Agent): TextFile {
  const agentOf = agentResolver(plan);
  const tasks = plan.tasks.filter((task) => task.kind === "task" && agentOf(task)?.id === agent.id);
  const streams = plan.streams.filter(({ id, agent: own }) => own === agent.id || tasks.some(({ stream }) => stream === id));
  const minutes = tasks.reduce((sum, { estimate }) => sum + estimate.likely, 0);
  return generatedFile(`${AGENT_FOLDER}/${agent.id}.md`, { name: agent.id, description: `The brief of ${agent.name} in the plan "${plan.name}".`, plan: plan.name }, [
    `# ${plainText(agent.name)}`,
    "",
    ...(agent.role.trim() === "" ? [] : [agent.role.trim(), ""]),
    `You do ${tasks.length === 1 ? "one task" : `${tasks.length} tasks`} of "${plainText(plan.name)}", about ${durationWords(minutes * 60_000)} of work${agent.capacity > 1 ? `, up to ${agent.capacity} batches at once` : ""}. How to work beside others stands in \`../parallel-worker.md\`, the rules in \`../coordination-rules.md\`.`,
    ...section("Your streams", streams.map(({ name, patterns }) => `- **${plainText(name)}**${patterns.length === 0 ? "" : `: ${patterns.map(codeText).join(", ")} are yours alone`}`)),
    ...section("Your tasks", tasks.flatMap((task) => taskLines(plan, task))),
    ...section("Contracts", contractLines(plan, new Set(tasks.map(({ id }) => id)))),
  ]);
}

function taskLines({ tasks, dependencies }: Plan, { id, title, estimate, scope, acceptance, doNot, outputs }: Task): readonly string[] {
  const titles = new Map(tasks.map((task) => [task.id, task.title]));
  const named = (ids: readonly TaskId[]): string => ids.map((one) => `"${plainText(titles.get(one) ?? one)}"`).join(", ");
  const before = dependencies.filter(({ to, kind }) => to === id && kind !== "on-failure").map(({ from }) => from);
  const after = dependencies.filter(({ from, kind }) => from === id && kind !== "on-failure").map(({ to }) => to);
  const list = (words: string, items: readonly string[]): string[] => (items.length === 0 ? [] : [`- ${words}: ${items.join(", ")}`]);
  return [
    `### ${plainText(title)}`,
    "",
    `- About ${durationWords(estimate.likely * 60_000)} (${codeText(id)})`,
    ...(before.length === 0 ? ["- Waits for nothing"] : [`- Comes after ${named(before)}`]),
    ...(after.length === 0 ? [] : [`- ${named(after)} ${after.length === 1 ? "waits" : "wait"} for it`]),
    ...list("Writes", [...scope.writes, ...scope.exclusive].map(codeText)),
    ...list("Adds lines to", scope.appends.map(codeText)),
    ...list("Reads", scope.reads.map(codeText)),
    ...list("Hands over", outputs.map((output) => (output.kind === "file" ? `${codeText(output.path)} as ${codeText(output.name)}` : codeText(output.name)))),
    ...list("Is right when", [...acceptance.criteria.map(plainText), ...(acceptance.command === null || acceptance.command.trim() === "" ? [] : [`${codeText(acceptance.command)} succeeds`])]),
    ...list("Leaves alone", doNot.map(plainText)),
    "",
  ];
}

function contractLines({ tasks }: Plan, own: ReadonlySet<TaskId>): readonly string[] {
  return tasks.flatMap((producer) =>
    producer.contracts.flatMap(({ id, name, consumers }) => {
      if (own.has(producer.id)) return [`- You make **${plainText(name)}** (${codeText(id)}) known; others build on it`];
      return consumers.some((consumer) => own.has(consumer)) ? [`- You build on **${plainText(name)}** (${codeText(id)}), which "${plainText(producer.title)}" makes`] : [];
    }),
  );
}
