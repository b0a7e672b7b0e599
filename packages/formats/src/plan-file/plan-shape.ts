import type { ProblemList } from "../source/problem-list.ts";
import { entryOf, itemsOf, type SourceMap, type SourceNode } from "../source/source-node.ts";
import { describeFound } from "./describe-issue.ts";
import { environmentShape } from "./environment-shape.ts";
import { keep, listOf, mapOf, oneOrMore, type Reshape, withKeys } from "./reshape.ts";
import { minutesRangeShape, reshapeTask, retriesShape } from "./task-shape.ts";

/** The version of the file form that this code reads and writes. */
export const FORMAT_VERSION = 1;

const settingsShape = mapOf({
  keys: {
    maxParallel: keep,
    batchMinutes: minutesRangeShape,
    timeoutMinutes: keep,
    onFailure: keep,
    onLost: keep,
    retries: retriesShape,
    directory: keep,
    directoryMode: keep,
    environment: environmentShape,
    checkInMinutes: keep,
    reviewer: keep,
    maxUnchecked: keep,
    pause: mapOf({ keys: { handBackMinutes: keep, finishMinutes: keep, between: keep } }),
  },
  knownAs: { env: "environment", timeout: "timeoutMinutes", parallel: "maxParallel", concurrency: "maxParallel", cwd: "directory" },
});

/** Something with an id, which is its name too where none is given. */
function named(shape: Reshape, documentKeys: Readonly<Record<string, string>> = {}): Reshape {
  return (node, problems) => {
    const map = shape(node, problems);
    if (map?.kind !== "map") return map;
    const id = entryOf(map, "id");
    return withKeys(map, documentKeys, id && { name: id });
  };
}

const hoursShape = mapOf({ keys: { days: oneOrMore(keep), from: keep, to: keep }, knownAs: { day: "days", start: "from", end: "to" } });
const agentShape = named(
  mapOf({
    keys: { id: keep, name: keep, kind: keep, role: keep, run: keep, capacity: keep, skills: oneOrMore(keep), hours: oneOrMore(hoursShape), setupMinutes: keep, labels: oneOrMore(keep), secrets: oneOrMore(keep) },
    knownAs: { command: "run", title: "name", workingHours: "hours", setup: "setupMinutes" },
  }),
  { run: "command" },
);
const streamShape = named(mapOf({ keys: { id: keep, name: keep, agent: keep, patterns: oneOrMore(keep) }, knownAs: { title: "name", files: "patterns", writes: "patterns" } }));
const resourceShape = named(mapOf({ keys: { id: keep, name: keep, capacity: keep }, knownAs: { title: "name", units: "capacity" } }));

const fileShape = mapOf({
  keys: {
    planloom: keep,
    name: keep,
    description: keep,
    settings: settingsShape,
    agents: listOf(agentShape),
    streams: listOf(streamShape),
    resources: listOf(resourceShape),
    // Tasks are taken apart by themselves, because they carry the dependencies too.
    tasks: keep,
  },
  knownAs: { version: "planloom", title: "name", dependencies: "tasks[].needs", steps: "tasks", jobs: "tasks" },
});

/** The document form of a whole file; `null`, and reported, where it is no plan file of a version that is known. */
export function reshapePlan(root: SourceNode, problems: ProblemList): SourceMap | null {
  const file = fileShape(root, problems);
  if (file?.kind !== "map") {
    problems.report(root, `Expected a plan, as a mapping that starts with "planloom: ${FORMAT_VERSION}", found ${describeFound(root)}.`);
    return null;
  }
  if (!isKnownVersion(file, problems)) return null;
  const tasks = entryOf(file, "tasks");
  const entries = new Map([...file.entries].filter(([key]) => key !== "planloom"));
  if (tasks?.kind === "list") {
    const reshaped = itemsOf(tasks).map((node) => reshapeTask(node, problems));
    entries.set("tasks", { keyAt: tasks.at, value: { ...tasks, items: reshaped.map(({ task }) => task) } });
    const dependencies = reshaped.flatMap((each) => each.dependencies);
    entries.set("dependencies", { keyAt: tasks.at, value: { ...tasks, items: dependencies } });
  }
  return { ...file, entries };
}

function isKnownVersion(file: SourceMap, problems: ProblemList): boolean {
  const version = entryOf(file, "planloom");
  if (version?.kind === "scalar" && version.value === FORMAT_VERSION) return true;
  const message =
    version === undefined
      ? `The format's version is missing; start the file with "planloom: ${FORMAT_VERSION}".`
      : `This version of the format is not known; expected "planloom: ${FORMAT_VERSION}".`;
  problems.report({ at: version?.at ?? file.at, path: "planloom" }, message);
  return false;
}
