import type { Conflict, ConflictReason } from "../conflicts/conflict.ts";
import type { Plan } from "../plan/plan.ts";

/** Who collides with whom, looked up by places in the plan. */
export interface Collisions {
  /** The reasons, for `first < second`; empty where the two do not collide. */
  readonly between: (first: number, second: number) => readonly ConflictReason[];
  /** Calls back with everyone a task collides with, once for each kind of reason. */
  readonly forEachWith: (task: number, found: (other: number, kind: ConflictReason["kind"]) => void) => void;
}

/** Linear in the conflicts; a look-up takes as long as its answer. */
export function collisionsOf(plan: Plan, conflicts: readonly Conflict[]): Collisions {
  const places = new Map(plan.tasks.map(({ id }, place) => [id, place]));
  const reasonsOf: (Map<number, readonly ConflictReason[]> | undefined)[] = plan.tasks.map(() => undefined);
  const add = (task: number, other: number, reasons: readonly ConflictReason[]): void => {
    reasonsOf[task] = (reasonsOf[task] ?? new Map<number, readonly ConflictReason[]>()).set(other, reasons);
  };
  for (const { first, second, reasons } of conflicts) {
    const [one, other] = [places.get(first), places.get(second)];
    if (one === undefined || other === undefined) continue;
    add(one, other, reasons);
    add(other, one, reasons);
  }
  return {
    between: (first, second) => reasonsOf[first]?.get(second) ?? [],
    forEachWith: (task, found) => {
      reasonsOf[task]?.forEach((reasons, other) => {
        for (const kind of ["file", "resource"] as const) if (reasons.some((reason) => reason.kind === kind)) found(other, kind);
      });
    },
  };
}
