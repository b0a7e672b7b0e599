import { type Agent, agentId, newAgent, type Resource, type ResourceUse, resourceId } from "@planloom/scheduler";
import { entryOf, textOf } from "../../source/source-node.ts";
import { idMaker } from "../id-maker.ts";
import { shortText } from "../import-limits.ts";
import type { NoteList } from "../note-list.ts";
import type { Combination } from "./expand-matrix.ts";
import { fillMatrix, hasExpression } from "./fill-matrix.ts";
import { runnerLabels, type WorkflowJob } from "./workflow-job.ts";

/** What GitHub runs at once for a free account, on all machines and on those with macOS. */
export const USUAL_JOBS_AT_ONCE = 20;
const USUAL_MAC_JOBS_AT_ONCE = 5;

/** Makes the agents and resources of a workflow as its jobs ask for them, each once. */
export class JobSharing {
  readonly #agents = new Map<string, Agent>();
  readonly #resources = new Map<string, Resource>();
  readonly #makeAgentId = idMaker();
  readonly #makeResourceId = idMaker();
  readonly #notes: NoteList;

  constructor(notes: NoteList) {
    this.#notes = notes;
  }

  get agents(): Agent[] {
    return [...this.#agents.values()];
  }

  get resources(): Resource[] {
    return [...this.#resources.values()];
  }

  /** The kind of machine a job runs on. */
  agentOf(job: WorkflowJob, combination: Combination): Agent {
    const labels = runnerLabels(job, combination);
    const name = labels.length === 0 ? "Any runner" : labels.join(" ");
    const known = this.#agents.get(name);
    if (known !== undefined) return known;
    const capacity = labels.some((label) => label.startsWith("macos")) ? USUAL_MAC_JOBS_AT_ONCE : USUAL_JOBS_AT_ONCE;
    const agent: Agent = { ...newAgent(agentId(this.#makeAgentId(name)), shortText(name), "shell"), capacity, skills: labels.slice(0, 100).map(shortText) };
    this.#agents.set(name, agent);
    return agent;
  }

  /** What keeps a job from running beside others: its concurrency group, and the limit of its matrix. */
  usesOf(job: WorkflowJob, combination: Combination): ResourceUse[] {
    const uses: ResourceUse[] = [];
    const group = this.#groupOf(job, combination);
    if (group !== null) uses.push({ resource: this.#resource(`group ${group}`, group, 1), units: 1 });
    const { maxParallel, combinations, id } = job;
    if (maxParallel !== null && maxParallel < combinations.length) uses.push({ resource: this.#resource(`matrix ${id}`, `${id} at once`, maxParallel), units: 1 });
    return uses;
  }

  #groupOf({ id, node }: WorkflowJob, combination: Combination): string | null {
    const concurrency = entryOf(node, "concurrency");
    const written = textOf(concurrency) ?? textOf(entryOf(concurrency, "group"));
    if (written === null) return null;
    const group = fillMatrix(written, combination);
    if (hasExpression(group)) this.#notes.count("assumed", (count, first) => `${count === 1 ? "One concurrency group holds an expression" : `${count} concurrency groups hold expressions`} (first of ${first}); the same text is taken for the same group.`, { name: JSON.stringify(id), at: node.at });
    return group;
  }

  #resource(key: string, name: string, capacity: number): Resource["id"] {
    const known = this.#resources.get(key);
    if (known !== undefined) return known.id;
    const resource: Resource = { id: resourceId(this.#makeResourceId(name)), name: shortText(name), capacity: Math.min(capacity, 1_000) };
    this.#resources.set(key, resource);
    return resource.id;
  }
}
