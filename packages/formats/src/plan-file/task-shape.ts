import { nearestWord } from "../nearest-word.ts";
import type { ProblemList } from "../source/problem-list.ts";
import { itemsOf, type SourceMap, type SourceNode } from "../source/source-node.ts";
import { environmentShape } from "./environment-shape.ts";
import { keep, listOf, mapAt, mapOf, oneOrMore, type Reshape, textAt, withKeys } from "./reshape.ts";

/** Minutes for a batch, of the plan or of one task. */
export const minutesRangeShape = mapOf({ keys: { min: keep, max: keep } });

/** When a failed attempt is repeated, of the plan or of one task. */
export const retriesShape = numberOr(
  "limit",
  mapOf({
    keys: { limit: keep, backoffSeconds: keep, maxBackoffSeconds: keep, jitter: keep, onExitCodes: oneOrMore(keep), notOnExitCodes: oneOrMore(keep) },
    knownAs: { max: "limit", times: "limit", backoff: "backoffSeconds", maxBackoff: "maxBackoffSeconds", exitCodes: "onExitCodes", on: "onExitCodes", except: "notOnExitCodes" },
  }),
);

const estimateMap = mapOf({ keys: { optimistic: keep, likely: keep, pessimistic: keep }, knownAs: { min: "optimistic", max: "pessimistic" } });

/** `20`, or the three numbers by name. */
const estimateShape: Reshape = (node, problems) => {
  if (node.kind === "map") return estimateMap(node, problems);
  if (node.kind === "scalar" && typeof node.value === "number") return mapAt(node, { likely: node });
  problems.report(node, "Expected minutes, like 20 or { optimistic: 15, likely: 20, pessimistic: 40 }.");
  return null;
};

/** A text, or a map whose main key has that text. */
function textOr(mainKey: string, map: Reshape): Reshape {
  return (node, problems) => (node.kind === "scalar" ? mapAt(node, { [mainKey]: node }) : map(node, problems));
}

/** A number, or a map whose main key has that number. */
function numberOr(mainKey: string, map: Reshape): Reshape {
  return (node, problems) => (node.kind === "scalar" && typeof node.value === "number" ? mapAt(node, { [mainKey]: node }) : map(node, problems));
}

const checklistItemShape = textOr("text", mapOf({ keys: { text: keep, minutes: keep } }));
const resourceUseShape = textOr("resource", mapOf({ keys: { resource: keep, units: keep } }));

const needMap = textOr("task", mapOf({ keys: { task: keep, kind: keep, lagMinutes: keep, penaltyMinutes: keep }, knownAs: { id: "task", from: "task", lag: "lagMinutes", penalty: "penaltyMinutes" } }));

/** A dependency as its target writes it. */
const needShape: Reshape = (node, problems) => {
  const map = needMap(node, problems);
  if (map?.kind === "map" && map.entries.has("task")) return map;
  problems.report(node, "Expected the id of a task, or { task: id, kind: artifact }.");
  return null;
};

const atLeastMap = mapOf({ keys: { atLeast: keep }, knownAs: { count: "atLeast", min: "atLeast", "at-least": "atLeast" } });

/** `any`, or `{ atLeast: 2 }`. */
const triggerShape: Reshape = (node, problems) => {
  if (node.kind === "scalar" && TRIGGER_WORDS.includes(node.written)) return mapAt(node, { kind: node });
  const map = node.kind === "map" ? atLeastMap(node, problems) : null;
  if (map?.kind === "map" && map.entries.has("atLeast")) return withKeys(map, { atLeast: "count" }, { kind: textAt(map, "at-least") });
  const meant = node.kind === "scalar" ? nearestWord(node.written, TRIGGER_WORDS) : null;
  problems.report(node, `Expected all, any or finished, or { atLeast: 2 }.${meant === null ? "" : ` Did you mean "${meant}"?`}`);
  return null;
};

const TRIGGER_WORDS: readonly string[] = ["all", "any", "finished"];

const outputMap = mapOf({ keys: { file: keep, value: keep, name: keep }, knownAs: { path: "file" } });

/** `{ file: path, name: name }` or `{ value: name }`. */
const outputShape: Reshape = (node, problems) => {
  const map = node.kind === "map" ? outputMap(node, problems) : null;
  if (map?.kind === "map") {
    const file = map.entries.get("file");
    const value = map.entries.get("value");
    if (file !== undefined && value === undefined) return withKeys(map, { file: "path" }, { kind: textAt(map, "file") });
    if (file === undefined && value !== undefined && !map.entries.has("name")) return withKeys(map, { value: "name" }, { kind: textAt(map, "value") });
  }
  problems.report(node, "Expected a file with its name, like { file: dist/app.js, name: bundle }, or the name of a value, like { value: version }.");
  return null;
};

const acceptanceMap = mapOf({ keys: { command: keep, criteria: oneOrMore(keep), policy: keep }, knownAs: { run: "command" } });

const acceptanceShape = textOr("command", acceptanceMap);

const contractMap = textOr("id", mapOf({ keys: { id: keep, name: keep, consumers: oneOrMore(keep), stub: keep }, knownAs: { title: "name", for: "consumers" } }));

/** A contract, whose id is its name too where none is given. */
const contractShape: Reshape = (node, problems) => {
  const map = contractMap(node, problems);
  if (map?.kind !== "map") return map;
  const id = map.entries.get("id")?.value;
  return withKeys(map, {}, id && { name: id });
};

const betweenShape = mapOf({ keys: { task: keep, after: keep }, knownAs: { batch: "after" } });

const briefShape = mapOf({ keys: { role: keep, scope: keep, task: keep, doNot: keep, checkIn: keep, output: keep }, knownAs: { instructions: "task", files: "scope", criteria: "checkIn", report: "output" } });

const taskMap = mapOf({
  keys: {
    id: keep,
    title: keep,
    kind: keep,
    stream: keep,
    agent: keep,
    skills: oneOrMore(keep),
    labels: oneOrMore(keep),
    needs: oneOrMore(needShape),
    trigger: triggerShape,
    race: keep,
    instructions: keep,
    run: keep,
    estimate: estimateShape,
    checklist: listOf(checklistItemShape),
    writes: oneOrMore(keep),
    reads: oneOrMore(keep),
    appends: oneOrMore(keep),
    exclusive: oneOrMore(keep),
    resources: oneOrMore(resourceUseShape),
    outputs: listOf(outputShape),
    expands: keep,
    accept: acceptanceShape,
    focus: keep,
    outputFormat: keep,
    brief: briefShape,
    doNot: oneOrMore(keep),
    contracts: listOf(contractShape),
    between: betweenShape,
    environment: environmentShape,
    secrets: oneOrMore(keep),
    timeoutMinutes: keep,
    batchMinutes: minutesRangeShape,
    cuts: oneOrMore(keep),
    onFailure: keep,
    retries: retriesShape,
    earliestMinutes: keep,
    pinnedMinutes: keep,
    position: mapOf({ keys: { x: keep, y: keep } }),
  },
  knownAs: {
    command: "run",
    script: "run",
    acceptance: "accept",
    scope: "writes",
    files: "writes",
    dependencies: "needs",
    depends_on: "needs",
    dependsOn: "needs",
    after: "needs",
    name: "title",
    description: "instructions",
    env: "environment",
    timeout: "timeoutMinutes",
    retry: "retries",
    earliest: "earliestMinutes",
    pinned: "pinnedMinutes",
    when: "trigger",
    gather: "trigger",
    returnsTasks: "expands",
    runsOn: "labels",
    "runs-on": "labels",
    tags: "labels",
  },
});

/** A task as a document has it, and the dependencies its file form carries. */
export interface ReshapedTask {
  readonly task: SourceNode;
  readonly dependencies: readonly SourceNode[];
}

/** Takes a task of a file apart. */
export function reshapeTask(node: SourceNode, problems: ProblemList): ReshapedTask {
  const map = taskMap(node, problems);
  if (map?.kind !== "map") return { task: node, dependencies: [] };
  const entries = new Map(map.entries);
  const [needs, accept, id] = (["needs", "accept", "id"] as const).map((key) => entries.get(key)?.value);
  const scope: SourceMap = { ...mapAt(map, {}), entries: new Map([...entries].filter(([key]) => ACCESSES.has(key))) };
  for (const key of [...ACCESSES, "needs", "accept"]) entries.delete(key);
  const task = withKeys({ ...map, entries }, { run: "command" }, { scope, ...(accept && { acceptance: accept }), ...(id && { title: id }) });
  return { task, dependencies: id === undefined ? [] : dependenciesOf(needs, id) };
}

/** The lists of a scope, which stand in the task itself. */
const ACCESSES: ReadonlySet<string> = new Set(["writes", "reads", "appends", "exclusive"]);

function dependenciesOf(needs: SourceNode | undefined, to: SourceNode): SourceNode[] {
  return itemsOf(needs).map((need) => (need.kind === "map" ? withKeys(need, { task: "from" }, { to }) : need));
}
