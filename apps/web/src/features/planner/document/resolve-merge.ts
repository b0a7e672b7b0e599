import { applyEdits, diffPlans, mergePlans, type Plan, type PlanClash, type PlanEdit } from "@planloom/scheduler";

/** One plan in its three versions. */
export interface Versions {
  readonly base: Plan;
  readonly mine: Plan;
  readonly theirs: Plan;
}

/** A clash, and whether a person can choose who wins it. */
export interface OpenClash {
  /** Unique among the clashes of one merge. */
  readonly key: string;
  readonly clash: PlanClash;
  readonly isChoosable: boolean;
}

/** Everything that both sides changed, each in another way. Without a choice, mine wins. */
export function openClashes({ base, mine, theirs }: Versions): readonly OpenClash[] {
  const { plan, clashes } = mergePlans(base, mine, theirs);
  const winnable = new Set(diffPlans(plan, mergePlans(base, theirs, mine).plan).flatMap((edit) => editParts(edit).flatMap(({ part, item }) => [part, item])));
  return clashes.map((clash, index) => {
    const part = partOf(clash);
    return { key: `${index} ${part}`, clash, isChoosable: winnable.has(part) };
  });
}

/**
 * Both plans joined, with those clashes given to them whose keys are in `given`; all others are mine. A task that comes
 * back that way brings its dependencies along, as far as the tasks at their other ends are there.
 */
export function resolveMerge(versions: Versions, given: ReadonlySet<string>): Plan {
  const { base, mine, theirs } = versions;
  const { plan } = mergePlans(base, mine, theirs);
  const wanted = new Set(openClashes(versions).flatMap(({ key, clash }) => (given.has(key) ? [partOf(clash)] : [])));
  if (wanted.size === 0) return plan;
  const parts = diffPlans(plan, mergePlans(base, theirs, mine).plan).flatMap(editParts);
  const resolved = applyEdits(plan, parts.filter(({ part, item }) => wanted.has(part) || wanted.has(item)).map(({ edit }) => edit)).plan;
  const known = new Set(plan.tasks.map(({ id }) => id));
  const returned = new Set(resolved.tasks.map(({ id }) => id).filter((id) => !known.has(id)));
  const lost = theirs.dependencies.filter(({ from, to }) => returned.has(from) || returned.has(to));
  return applyEdits(resolved, lost.map((dependency) => ({ type: "connect", dependency }))).plan;
}

/** A piece of an edit that changes one part of a plan. */
interface EditPart {
  readonly part: string;
  /** The thing the part belongs to; the part itself where it is the whole thing. */
  readonly item: string;
  readonly edit: PlanEdit;
}

function partOf({ place, field }: PlanClash): string {
  if (place === null) return `plan ${field ?? ""}`;
  switch (place.kind) {
    case "settings":
      return `settings ${place.field}`;
    case "dependency":
      return field === null ? `dependency ${place.from} ${place.to}` : `dependency ${place.from} ${place.to} ${field}`;
    default:
      return field === null ? `${place.kind} ${place.id}` : `${place.kind} ${place.id} ${field}`;
  }
}

function editParts(edit: PlanEdit): readonly EditPart[] {
  switch (edit.type) {
    case "rename-plan":
      return [whole("plan name", edit)];
    case "describe-plan":
      return [whole("plan description", edit)];
    case "change-settings":
      return fields(edit.change).map(([field, change]) => piece("settings", field, { ...edit, change }));
    case "move-tasks":
      return Object.entries(edit.positions).map(([id, position]) => piece(`task ${id}`, "position", { ...edit, positions: { [id]: position } }));
    case "delete-tasks":
      return edit.ids.map((id) => whole(`task ${id}`, { ...edit, ids: [id] }));
    case "add-task":
      return [whole(`task ${edit.task.id}`, edit)];
    case "change-task":
      return fields(edit.change).map(([field, change]) => piece(`task ${edit.id}`, field, { ...edit, change }));
    case "connect":
      return [whole(`dependency ${edit.dependency.from} ${edit.dependency.to}`, edit)];
    case "change-dependency":
      return fields(edit.change).map(([field, change]) => piece(`dependency ${edit.from} ${edit.to}`, field, { ...edit, change }));
    case "disconnect":
      return [whole(`dependency ${edit.from} ${edit.to}`, edit)];
    case "add-stream":
      return [whole(`stream ${edit.stream.id}`, edit)];
    case "change-stream":
      return fields(edit.change).map(([field, change]) => piece(`stream ${edit.id}`, field, { ...edit, change }));
    case "delete-stream":
      return [whole(`stream ${edit.id}`, edit)];
    case "add-agent":
      return [whole(`agent ${edit.agent.id}`, edit)];
    case "change-agent":
      return fields(edit.change).map(([field, change]) => piece(`agent ${edit.id}`, field, { ...edit, change }));
    case "delete-agent":
      return [whole(`agent ${edit.id}`, edit)];
    case "add-resource":
      return [whole(`resource ${edit.resource.id}`, edit)];
    case "change-resource":
      return fields(edit.change).map(([field, change]) => piece(`resource ${edit.id}`, field, { ...edit, change }));
    case "delete-resource":
      return [whole(`resource ${edit.id}`, edit)];
    default:
      return assertNever(edit);
  }
}

function whole(part: string, edit: PlanEdit): EditPart {
  return { part, item: part, edit };
}

function piece(item: string, field: string, edit: PlanEdit): EditPart {
  return { part: `${item} ${field}`, item, edit };
}

/** A change taken apart into changes of one field each. */
function fields<Item extends object>(change: Partial<Item>): readonly (readonly [field: string, change: Partial<Item>])[] {
  const parts: (readonly [string, Partial<Item>])[] = [];
  for (const field in change) {
    const only: Partial<Item> = {};
    only[field] = change[field];
    parts.push([field, only]);
  }
  return parts;
}

function assertNever(edit: never): never {
  throw new Error(`Unknown edit: ${JSON.stringify(edit)}`);
}
