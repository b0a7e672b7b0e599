import type { PlanClash } from "./plan-clash.ts";
import type { Plan } from "./plan.ts";
import type { ProblemPlace } from "./problem.ts";

interface MergedFrom {
  readonly mine: Plan;
  readonly theirs: Plan;
  readonly report: (clash: PlanClash) => void;
}

/**
 * A merged plan in which one side began to use what the other deleted, put right: what I use is brought back, what
 * they use and I deleted is taken from its users. Either way a clash says so. A reference that was broken on its own
 * side already stays as it is, for `validatePlan` to find.
 */
export function mendReferences(merged: Plan, from: MergedFrom): Plan {
  // Tasks first: one that comes back may bring back the stream, the agent or the resource it names.
  return mendResources(mendAgents(mendStreams(mendTasks(merged, from), from), from), from);
}

function mendTasks(plan: Plan, { mine, theirs, report }: MergedFrom): Plan {
  const wanted = plan.dependencies.flatMap((dependency) => [dependency.from, dependency.to]);
  const { list, lost } = bringBack({ here: plan.tasks, mine: mine.tasks, theirs: theirs.tasks }, wanted, (task) =>
    report(kept({ kind: "task", id: task.id }, `the task "${task.title}"`, task)),
  );
  if (list === plan.tasks && lost.size === 0) return plan;
  const dependencies = plan.dependencies.filter((dependency) => {
    const { from, to } = dependency;
    if (!lost.has(from) && !lost.has(to)) return true;
    report({
      place: null,
      field: null,
      mine: null,
      theirs: dependency,
      message: `They made "${to}" depend on "${from}", but you deleted one of them; the dependency is left out.`,
    });
    return false;
  });
  return { ...plan, tasks: list, dependencies };
}

function mendStreams(plan: Plan, { mine, theirs, report }: MergedFrom): Plan {
  const wanted = plan.tasks.map(({ stream }) => stream);
  const { list, lost } = bringBack({ here: plan.streams, mine: mine.streams, theirs: theirs.streams }, wanted, (stream) =>
    report(kept({ kind: "stream", id: stream.id }, `the stream "${stream.name}"`, stream)),
  );
  const tasks = plan.tasks.map((task) => {
    if (task.stream === null || !lost.has(task.stream)) return task;
    report(cleared({ kind: "task", id: task.id, field: "stream" }, `the task "${task.title}"`, task.stream));
    return { ...task, stream: null };
  });
  return list === plan.streams && lost.size === 0 ? plan : { ...plan, streams: list, tasks };
}

function mendAgents(plan: Plan, { mine, theirs, report }: MergedFrom): Plan {
  const wanted = [plan.settings.reviewer, ...[...plan.tasks, ...plan.streams].map(({ agent }) => agent)];
  const { list, lost } = bringBack({ here: plan.agents, mine: mine.agents, theirs: theirs.agents }, wanted, (agent) =>
    report(kept({ kind: "agent", id: agent.id }, `the agent "${agent.name}"`, agent)),
  );
  const tasks = plan.tasks.map((task) => {
    if (task.agent === null || !lost.has(task.agent)) return task;
    report(cleared({ kind: "task", id: task.id, field: "agent" }, `the task "${task.title}"`, task.agent));
    return { ...task, agent: null };
  });
  const streams = plan.streams.map((stream) => {
    if (stream.agent === null || !lost.has(stream.agent)) return stream;
    report(cleared({ kind: "stream", id: stream.id }, `the stream "${stream.name}"`, stream.agent));
    return { ...stream, agent: null };
  });
  const settings = withoutReviewer(plan.settings, { lost, report });
  return list === plan.agents && lost.size === 0 ? plan : { ...plan, settings, agents: list, tasks, streams };
}

function withoutReviewer(settings: Plan["settings"], { lost, report }: Pick<MergedFrom, "report"> & { readonly lost: ReadonlySet<string> }): Plan["settings"] {
  if (settings.reviewer === null || !lost.has(settings.reviewer)) return settings;
  report(cleared({ kind: "settings", field: "reviewer" }, "the check-ins", settings.reviewer));
  return { ...settings, reviewer: null };
}

function mendResources(plan: Plan, { mine, theirs, report }: MergedFrom): Plan {
  const wanted = plan.tasks.flatMap(({ resources }) => resources.map(({ resource }) => resource));
  const { list, lost } = bringBack({ here: plan.resources, mine: mine.resources, theirs: theirs.resources }, wanted, (resource) =>
    report(kept({ kind: "resource", id: resource.id }, `the resource "${resource.name}"`, resource)),
  );
  const tasks = plan.tasks.map((task) => {
    const gone = task.resources.filter(({ resource }) => lost.has(resource));
    if (gone.length === 0) return task;
    for (const { resource } of gone) {
      report(cleared({ kind: "task", id: task.id, field: "resources" }, `the task "${task.title}"`, resource));
    }
    return { ...task, resources: task.resources.filter(({ resource }) => !lost.has(resource)) };
  });
  return list === plan.resources && lost.size === 0 ? plan : { ...plan, resources: list, tasks };
}

/** The list with every wanted item that only they deleted, and the ids of wanted items that only I deleted. */
function bringBack<T extends { readonly id: string }>(
  lists: { readonly here: readonly T[]; readonly mine: readonly T[]; readonly theirs: readonly T[] },
  wanted: readonly (T["id"] | null)[],
  onReturn: (item: T) => void,
): { readonly list: readonly T[]; readonly lost: ReadonlySet<string> } {
  const here = new Set<string>(lists.here.map(({ id }) => id));
  const mine = new Map<string, T>(lists.mine.map((item) => [item.id, item]));
  const theirs = new Set<string>(lists.theirs.map(({ id }) => id));
  const returned: T[] = [];
  const lost = new Set<string>();
  for (const id of new Set(wanted)) {
    if (id === null || here.has(id)) continue;
    const item = mine.get(id);
    if (item !== undefined) returned.push(item);
    else if (theirs.has(id)) lost.add(id);
  }
  returned.forEach(onReturn);
  return { list: returned.length === 0 ? lists.here : [...lists.here, ...returned], lost };
}

function kept(place: ProblemPlace, what: string, mine: unknown): PlanClash {
  return { place, field: null, mine, theirs: null, message: `They deleted ${what}, which you use; it is kept.` };
}

function cleared(place: ProblemPlace, what: string, theirs: string): PlanClash {
  const field = "field" in place && place.field !== undefined ? place.field : place.kind === "stream" ? "agent" : null;
  return { place, field, mine: null, theirs, message: `They gave ${what} "${theirs}", which you deleted; it is left out.` };
}
