import type { Dependency, Plan, Task } from "@planloom/scheduler";
import { agentId, DEFAULT_SETTINGS, emptyPlan, newAgent, newTask, streamId, taskId } from "@planloom/scheduler";

const STREAMS = 12;
const DEPENDENCIES_PER_TASK = 3;

/**
 * A plan as large teams draw them, always the same for the same size: layers of tasks with about three dependencies
 * each on the layers just before, in twelve streams with an agent each; most tasks write a file or two of their own
 * area and read a few, some a whole folder; a third as many files as tasks are shared.
 */
export function realisticPlan(size: number): Plan {
  const random = seeded(size);
  const below = (count: number): number => Math.floor(random() * count);
  const width = Math.max(4, Math.round(Math.sqrt(size) * 2));
  const files = Math.max(1, Math.round(size / 3));
  const fileOf = (file: number): string => `packages/p${file % 200}/src/m${Math.floor(file / 200) % 50}/f${file}.ts`;
  const streams = Array.from({ length: STREAMS }, (_, stream) => ({ id: streamId(`s${stream}`), name: `Stream ${stream}`, agent: agentId(`a${stream}`), patterns: [] }));
  const agents = streams.map((_, stream) => ({ ...newAgent(agentId(`a${stream}`), `Agent ${stream}`, "coding-agent"), command: "agent --print", capacity: 4 }));
  const tasks = Array.from({ length: size }, (_, index): Task => {
    const own = fileOf(below(files));
    const folder = `packages/p${below(200)}/docs/**`;
    const minutes = 5 + below(56);
    return {
      ...newTask(taskId(`t${index}`), `Task ${index}`),
      stream: streamId(`s${below(STREAMS)}`),
      estimate: { likely: minutes, optimistic: Math.ceil(minutes * 0.7), pessimistic: minutes * 2 },
      checklist: Array.from({ length: below(5) }, (_unused, item) => ({ text: `Step ${item}`, minutes: null })),
      scope: { writes: below(20) === 0 ? [folder] : [own], reads: [fileOf(below(files)), fileOf(below(files)), `packages/p${below(200)}/types/*.d.ts`], appends: ["CHANGELOG.md"], exclusive: [] },
      outputs: [{ kind: "file", name: "module", path: own }],
      acceptance: { command: "npm test", criteria: ["tests pass"], policy: "command" },
    };
  });
  return { ...emptyPlan("Realistic"), settings: { ...DEFAULT_SETTINGS, maxParallel: 16 }, streams, agents, tasks, dependencies: layered(size, width, below) };
}

function layered(size: number, width: number, below: (count: number) => number): Dependency[] {
  const dependencies: Dependency[] = [];
  for (let index = width; index < size; index += 1) {
    const layer = index - (index % width);
    const first = Math.max(0, layer - 2 * width);
    const froms = new Set(Array.from({ length: DEPENDENCIES_PER_TASK }, () => first + below(layer - first)));
    for (const from of froms) dependencies.push({ from: taskId(`t${from}`), to: taskId(`t${index}`), kind: below(3) === 0 ? "artifact" : "order", lagMinutes: 0, penaltyMinutes: 0 });
  }
  return dependencies;
}

/** A linear congruential generator with the constants of Numerical Recipes; good enough to draw plans with. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
