import type { Plan } from "@planloom/scheduler";
import type { ComputationName, ComputeAnswer, Computed, ComputeRequest, Results } from "./computation.ts";

interface Following<Name extends ComputationName> {
  readonly name: Name;
  readonly post: (request: ComputeRequest) => void;
  readonly onComputed: (computed: Computed<Results[Name]>) => void;
  readonly onFailed: (message: string) => void;
}

export interface FollowedComputation<Name extends ComputationName> {
  /** Asks for the plan as it is now. The last one asked for wins. */
  readonly ask: (plan: Plan) => void;
  readonly receive: (answer: ComputeAnswer<Name>) => void;
}

interface Request {
  readonly id: number;
  readonly plan: Plan;
  /** The first value or the failure is still to come. */
  isOpen: boolean;
}

/**
 * The side of the page. While the first value for one plan is under way, later plans wait and only the newest of them
 * is sent, so that somebody who types without pause sees every now and then how things stand. A plan that has a value
 * is replaced at once, although better ones might have come.
 */
export function followComputation<Name extends ComputationName>({ name, post, onComputed, onFailed }: Following<Name>): FollowedComputation<Name> {
  let current: Request | null = null;
  let waiting: Plan | null = null;
  let last: Computed<Results[Name]> | null = null;

  const send = (plan: Plan): void => {
    current = { id: (current?.id ?? 0) + 1, plan, isOpen: true };
    waiting = null;
    post({ id: current.id, name, plan });
  };
  const answered = (request: Request): void => {
    request.isOpen = false;
    if (waiting !== null) send(waiting);
  };
  const show = (computed: Computed<Results[Name]>): void => {
    last = computed;
    onComputed(computed);
  };
  return {
    ask: (plan) => {
      if (current?.isOpen === true) waiting = plan === current.plan ? null : plan;
      else if (plan !== current?.plan) send(plan);
    },
    receive: (answer) => {
      if (current === null || answer.id !== current.id) return;
      if (answer.type === "value") show({ plan: current.plan, value: answer.value, isFinal: false });
      else if (answer.type === "failed") onFailed(answer.message);
      else if (last !== null) show({ ...last, isFinal: true });
      answered(current);
    },
  };
}
