import type { AgentId } from "../plan/ids.ts";
import type { Plan, WorkingHours } from "../plan/plan.ts";
import { MONDAY_AT_NINE } from "../schedule/plan-problem.ts";

/** How people take up work and check-ins in a play. */
export interface PeopleRules {
  /** What one check-in takes of a person's time. */
  readonly checkInMinutes: number;
  /** The agent who does all check-ins, as many at once as it has places; `null`: anybody may at any time, so that none waits. */
  readonly reviewer: AgentId | null;
  /** When people take something up; whoever is left out or has none does so always. What was begun is finished. */
  readonly hours: ReadonlyMap<AgentId, readonly WorkingHours[]>;
  /** Minutes from Monday 00:00, on the clocks of the people, at which the run starts. */
  readonly weekMinute: number;
}

/** The rules as a plan has them; a run that starts on Monday at 9 unless said otherwise. */
export function peopleRules({ settings, agents }: Plan, weekMinute = MONDAY_AT_NINE): PeopleRules {
  const { checkInMinutes, reviewer } = settings;
  return { checkInMinutes, reviewer, hours: new Map(agents.map(({ id, hours }) => [id, hours])), weekMinute };
}
