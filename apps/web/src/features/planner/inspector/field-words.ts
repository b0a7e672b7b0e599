import type { Agent, Dependency, Plan, PlanSettings, ProblemPlace, Resource, Stream, Task } from "@planloom/scheduler";

/** What the inspector calls the fields of the things in a plan. */
const FIELDS: { readonly [Kind in keyof Things]: Readonly<Record<keyof Things[Kind], string>> } = {
  plan: { name: "Name", description: "Description", settings: "Settings", streams: "Streams", agents: "Agents", resources: "Resources", tasks: "Tasks", dependencies: "Dependencies" },
  settings: {
    maxParallel: "Most batches at once",
    batchMinutes: "Size of batches",
    timeoutMinutes: "Time limit, minutes",
    onFailure: "On failure",
    onLost: "When a runner goes away",
    retries: "Retries",
    maxUnchecked: "Most waiting for a check-in",
    pause: "Pausing",
    directory: "Working directory",
    directoryMode: "Each run works in",
    environment: "Variables",
    checkInMinutes: "Check-in, minutes",
    reviewer: "Who checks in",
  },
  stream: { id: "Id", name: "Stream name", agent: "Responsible agent", patterns: "Files that only it writes" },
  agent: {
    id: "Id",
    name: "Agent name",
    kind: "Kind of agent",
    role: "Role",
    command: "Usual command",
    capacity: "Batches at once",
    skills: "Skills",
    hours: "Hours",
    setupMinutes: "Setup, minutes",
    labels: "Labels its runner must have",
    secrets: "Secrets",
  },
  resource: { id: "Id", name: "Resource name", capacity: "Capacity" },
  task: {
    id: "Id",
    title: "Title",
    kind: "Kind",
    stream: "Stream",
    agent: "Agent",
    skills: "Skills it takes",
    instructions: "Instructions",
    focus: "Above all",
    outputFormat: "Form of the result",
    brief: "Brief in your own words",
    command: "Command",
    estimate: "Estimate",
    checklist: "Checklist",
    scope: "Scope",
    resources: "Resources",
    outputs: "Handed over",
    acceptance: "Check-in",
    doNot: "What not to do",
    contracts: "Contracts",
    between: "Between two batches of",
    environment: "Variables",
    timeoutMinutes: "Time limit, minutes",
    batchMinutes: "Size of batches",
    cuts: "Cuts between batches",
    onFailure: "On failure",
    retries: "Retries",
    earliestMinutes: "Not before minute",
    pinnedMinutes: "Exactly at minute",
    trigger: "Starts once",
    race: "Name of the race",
    expands: "Returned tasks",
    labels: "Labels its runner must have",
    secrets: "Secrets",
    position: "Place on the canvas",
  },
  dependency: { from: "From", to: "To", kind: "Kind", lagMinutes: "Lag, minutes", penaltyMinutes: "Cost of overlapping, minutes" },
};

interface Things {
  readonly plan: Plan;
  readonly settings: PlanSettings;
  readonly stream: Stream;
  readonly agent: Agent;
  readonly resource: Resource;
  readonly task: Task;
  readonly dependency: Dependency;
}

/** What the inspector calls a field; `place`: what it is a field of, `null` for the plan itself. */
export function fieldWords(place: ProblemPlace | null, field: string): string {
  const words: Readonly<Record<string, string>> = FIELDS[place?.kind ?? "plan"];
  return words[field] ?? field;
}

/** What the inspector calls the parts of fields that have several. */
export const PART_WORDS: Readonly<Record<string, string>> = {
  likely: "likely minutes",
  optimistic: "optimistic minutes",
  pessimistic: "pessimistic minutes",
  writes: "writes",
  reads: "reads",
  appends: "only adds lines to",
  exclusive: "wants for itself",
  min: "shortest batch, minutes",
  max: "longest batch, minutes",
  limit: "retries",
  backoffSeconds: "first wait, seconds",
  maxBackoffSeconds: "longest wait, seconds",
  jitter: "random share",
  onExitCodes: "only these exit codes",
  notOnExitCodes: "never these exit codes",
  finishMinutes: "finish, minutes left",
  handBackMinutes: "hand back, minutes in",
  between: "what lies between",
  policy: "who decides",
  doNot: "what to leave alone",
  checkIn: "how it is checked",
};
