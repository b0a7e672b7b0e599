import { type Run, specIndex, type Task, type TaskId } from "@planloom/scheduler";
import { codeText, plainText } from "../words/markdown.ts";
import type { BriefFacts } from "./brief-facts.ts";
import { type PlanFacts, planFacts, writesOf } from "./plan-facts.ts";

const MOST_OWNERS = 12;

/** What is not to be done, and who owns what lies beside the task: other streams, and what may be worked on at the same time. */
export function doNotPart(facts: BriefFacts): readonly string[] {
  const rules = facts.task.doNot.map((text) => `- ${plainText(text)}`);
  const owners = ownersOf(facts);
  const shown = owners.slice(0, MOST_OWNERS).map((owner) => owner());
  const more = owners.length > MOST_OWNERS ? [`- and the files of ${owners.length - MOST_OWNERS} more`] : [];
  const list = shown.length === 0 ? [] : [...(rules.length === 0 ? [] : [""]), "These belong to others:", "", ...shown, ...more];
  return [...rules, ...list];
}

/** A line for each, written when it is asked for: of thousands a few are shown. */
function ownersOf({ plan, task, spec, run }: BriefFacts): readonly (() => string)[] {
  const { agentOf, writers } = planFacts(plan);
  const streams = plan.streams.filter(({ id, patterns }) => id !== task.stream && patterns.length > 0).map((stream) => (): string => {
    const agent = plan.agents.find(({ id }) => id === stream.agent);
    return ownedLine(stream.patterns, `the stream ${plainText(stream.name)}${agent === undefined ? "" : ` (${plainText(agent.name)})`}`);
  });
  const tasks = writers.filter((other) => other.id !== spec.task && isOpen(run, other.id));
  return [...streams, ...tasks.map((other) => (): string => ownedLine(writesOf(other), ownerOf(other, agentOf)))];
}

function ownedLine(patterns: readonly string[], owner: string): string {
  return `- ${patterns.map(codeText).join(", ")}: ${owner}`;
}

function isOpen({ spec, batches }: Run, task: TaskId): boolean {
  return (specIndex(spec).batchesOfTask().get(task) ?? []).some(({ id }) => batches[id]?.phase.kind !== "accepted");
}

function ownerOf(task: Task, agentOf: PlanFacts["agentOf"]): string {
  const agent = agentOf(task);
  return `"${plainText(task.title)}"${agent === null ? "" : ` (${plainText(agent.name)})`}`;
}
