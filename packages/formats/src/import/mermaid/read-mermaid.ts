import { type Agent, agentId, emptyPlan, newAgent, newDependency, newTask, type Stream, streamId, type Task, taskId } from "@planloom/scheduler";
import type { ProblemList } from "../../source/problem-list.ts";
import { idMaker } from "../id-maker.ts";
import { IMPORT_LIMITS, shortText } from "../import-limits.ts";
import type { ImportedPlan } from "../imported-plan.ts";
import { LinkSet } from "../link-set.ts";
import { mentionedFiles } from "../mentioned-files.ts";
import { minutesInText } from "../minutes-in-text.ts";
import type { NoteList } from "../note-list.ts";
import type { Flowchart } from "./flowchart.ts";
import { MOST_ARROWS, parseFlowchart } from "./parse-flowchart.ts";

const START = { at: { line: 1, column: 1 }, path: "" };

/**
 * The plan behind a flowchart of Mermaid: nodes as tasks, arrows as dependencies (dotted ones soft), subgraphs as
 * streams; an arrow at a subgraph holds for all in it. `null`, and reported, where there is nothing or more than a plan
 * holds. Around linear.
 */
export function readMermaid(text: string, problems: ProblemList, notes: NoteList): ImportedPlan | null {
  const chart = parseFlowchart(text);
  if (chart === null || chart.nodes.size === 0) {
    problems.report(START, "Expected a flowchart with at least one node, found none.");
    return null;
  }
  const nodes = [...chart.nodes.values()];
  if (nodes.length > IMPORT_LIMITS.tasks) problems.report(START, `Expected at most ${IMPORT_LIMITS.tasks} tasks, found ${nodes.length}.`);
  const links = problems.isEmpty ? linkNodes(chart) : null;
  if (chart.arrows.length > MOST_ARROWS || links?.hard.isFull === true || links?.soft.isFull === true) problems.report(START, `Expected at most ${IMPORT_LIMITS.dependencies} dependencies, found more.`);
  if (links === null || !problems.isEmpty) return null;
  const agent: Agent = { ...newAgent(agentId("agent"), "Agent", "coding-agent"), capacity: 4 };
  const streams = streamsOf(chart);
  const makeId = idMaker();
  const tasks = nodes.map(({ id, text: said, subgraph }): Task => {
    const task = newTask(taskId(makeId(id)), shortText(said));
    const likely = minutesInText(said) ?? task.estimate.likely;
    return { ...task, agent: agent.id, stream: streams.get(subgraph ?? "")?.id ?? null, estimate: { ...task.estimate, likely }, scope: { ...task.scope, writes: mentionedFiles(said) } };
  });
  noteWhatWasDecided(chart, notes);
  const hard = links.hard.all().map((link) => ({ link, kind: "order" as const }));
  const soft = links.soft.all().map((link) => ({ link, kind: "soft" as const }));
  const dependencies = [...hard, ...soft].flatMap(({ link: [from, to], kind }) => tasks.slice(from, from + 1).flatMap((source) => tasks.slice(to, to + 1).map((target) => newDependency(source.id, target.id, kind))));
  const plan = emptyPlan("Flowchart");
  return { plan: { ...plan, agents: [agent], streams: [...streams.values()], tasks, dependencies: dependencies.slice(0, IMPORT_LIMITS.dependencies) }, places: new Map(tasks.map(({ id }, index) => [id, nodes[index]?.at ?? START.at])) };
}

/** What is linked both ways is kept as hard. */
function linkNodes({ nodes, arrows, subgraphs }: Flowchart): { readonly hard: LinkSet; readonly soft: LinkSet } {
  const indices = new Map([...nodes.keys()].map((id, index) => [id, index]));
  const members = new Map<string, number[]>([...subgraphs.keys()].map((id) => [id, []]));
  for (const [id, { subgraph }] of nodes) {
    const seen = new Set<string>();
    for (let around = subgraph; around !== null && !seen.has(around); around = subgraphs.get(around)?.parent ?? null) {
      seen.add(around);
      members.get(around)?.push(indices.get(id) ?? 0);
    }
  }
  const [hard, soft] = [new LinkSet(nodes.size), new LinkSet(nodes.size)];
  const ends = (id: string): readonly number[] => members.get(id) ?? [indices.get(id) ?? []].flat();
  for (const { from, to, isDotted } of arrows.toSorted((a, b) => Number(a.isDotted) - Number(b.isDotted))) {
    for (const source of ends(from)) {
      if (hard.isFull || soft.isFull) return { hard, soft };
      for (const target of ends(to)) if (!isDotted) hard.add(source, target);
      else if (!hard.has(source, target)) soft.add(source, target);
    }
  }
  return { hard, soft };
}

function streamsOf({ nodes, subgraphs }: Flowchart): ReadonlyMap<string, Stream> {
  const used = new Set([...nodes.values()].map(({ subgraph }) => subgraph));
  const makeId = idMaker();
  return new Map([...subgraphs.values()].filter(({ id }) => used.has(id)).slice(0, IMPORT_LIMITS.list).map(({ id, title }) => [id, { id: streamId(makeId(id)), name: shortText(title), agent: null, patterns: [] }]));
}

function noteWhatWasDecided({ nodes, unknown, undirected, arrows }: Flowchart, notes: NoteList): void {
  const silent = [...nodes.values()].filter(({ text }) => minutesInText(text) === null).length;
  if (silent > 0) notes.assume(`${silent === nodes.size ? "No node says" : `${silent} of ${nodes.size} nodes do not say`} how long it takes, like "Build (30 min)"; 20 minutes are taken.`);
  if (arrows.some(({ isDotted }) => isDotted)) notes.assume("Dotted arrows are taken as soft dependencies: the two may overlap if they are coordinated.");
  notes.assume("Nobody is named: four agents at once are assumed.");
  if (undirected > 0) notes.drop(`${undirected === 1 ? "One link has" : `${undirected} links have`} no direction or two, and ${undirected === 1 ? "is" : "are"} left out.`);
  const [first] = unknown;
  if (first !== undefined) notes.drop(`${unknown.length === 1 ? "One line was" : `${unknown.length} lines were`} not understood and left out from where that begins.`, first);
}
