import { agentResolver, type Plan } from "@planloom/scheduler";
import type { TextFile } from "../briefing.ts";
import { agentBriefFile } from "./agent-brief-file.ts";
import { coordinationRulesFile } from "./coordination-rules-file.ts";
import { integrationGuideFile } from "./integration-guide-file.ts";
import { parallelWorkerFile } from "./parallel-worker-file.ts";

/**
 * The files that coding agents read in a repository, made from a plan: how one works beside others, a brief for each agent
 * that has something to do, the rules they keep to, and how their work comes together. The same plan gives the same bytes.
 * Paths are relative to the folder they are written into. O(tasks * patterns).
 */
export function agentFiles(plan: Plan): readonly TextFile[] {
  const agentOf = agentResolver(plan);
  const busy = new Set(plan.tasks.filter(({ kind }) => kind === "task").flatMap((task) => agentOf(task)?.id ?? []));
  return [parallelWorkerFile(plan), ...plan.agents.filter(({ id }) => busy.has(id)).map((agent) => agentBriefFile(plan, agent)), coordinationRulesFile(plan), integrationGuideFile(plan)];
}
