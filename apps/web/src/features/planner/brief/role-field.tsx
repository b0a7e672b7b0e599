"use client";

import { agentResolver } from "@planloom/scheduler";
import { LongTextField } from "../inspector/fields/text-fields.tsx";
import type { TaskFieldsProps } from "../inspector/task/task-fields-props.ts";
import { useEdit, usePlanner } from "../planner-context.tsx";

/** Who the agent of a task is to be. It is the agent's, so all its tasks are told the same. */
export function RoleField({ task }: TaskFieldsProps) {
  const plan = usePlanner((state) => state.draft.plan);
  const edit = useEdit();
  const agentOf = agentResolver(plan);
  const agent = agentOf(task);
  if (agent === null) return <p className="text-sm text-muted">Nobody is named for this task. Choose its agent under <em>What is to be done</em>; the role of the agent is then its first words.</p>;
  const { id, name, role } = agent;
  const others = plan.tasks.filter((other) => other.id !== task.id && agentOf(other)?.id === id).length;
  return <LongTextField label={`Role of ${name || id}`} hint={othersWords(others)} value={role} longest={2_000} rows={2} onValue={(next) => edit([{ type: "change-agent", id, change: { role: next } }], `agent.${id}.role`)} />;
}

function othersWords(others: number): string {
  if (others === 0) return "The first words of its briefs.";
  return `The first words of its briefs, also in ${others === 1 ? "its other task" : `its ${others} other tasks`}.`;
}
