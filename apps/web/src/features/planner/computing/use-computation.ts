"use client";

import type { Plan } from "@planloom/scheduler";
import { startTransition, useEffect, useState } from "react";
import type { Computation, ComputationName, Results } from "./computation.ts";
import { openWorker } from "./open-worker.ts";

/** So long a plan must have stayed as it is before something long is begun. */
const QUIET_MS = 400;

/**
 * Computes something from the plan on demand, in a worker that is stopped as soon as the plan changes or the component
 * goes. `null` asks for nothing.
 */
export function useComputation<Name extends ComputationName>(name: Name, plan: Plan | null): Computation<Results[Name]> {
  const [state, setState] = useState<Computation<Results[Name]>>({ computed: null, failure: null });
  useEffect(() => {
    if (plan === null) return undefined;
    let close = (): void => undefined;
    const timer = setTimeout(() => {
      const fail = (failure: string): void => setState(({ computed }) => ({ computed, failure }));
      const worker = openWorker<Name>({
        onAnswer: (answer) =>
          startTransition(() => {
            if (answer.type === "value") setState({ computed: { plan, value: answer.value, isFinal: false }, failure: null });
            else if (answer.type === "failed") fail(answer.message);
            else setState(({ computed, failure }) => ({ computed: computed?.plan === plan ? { ...computed, isFinal: true } : computed, failure }));
          }),
        onBroken: fail,
      });
      close = worker.close;
      worker.post({ id: 1, name, plan });
    }, QUIET_MS);
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [name, plan]);
  return state;
}
