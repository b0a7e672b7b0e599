"use client";

import type { Plan } from "@planloom/scheduler";
import { startTransition, useEffect, useRef, useState } from "react";
import type { ComputationName, ComputeAnswer, Results } from "./computation.ts";
import { type Computed, type FollowedComputation, followComputation } from "./follow-computation.ts";

export interface Computation<Value> {
  /** The last that was computed, of this plan or of an older one; `null` until there is something. */
  readonly computed: Computed<Value> | null;
  /** Why there is nothing of this plan. */
  readonly failure: string | null;
}

/**
 * Computes something from the plan in a worker of its own for as long as the component is there, again whenever the
 * plan changes. What arrives is drawn without keeping anybody from typing.
 */
export function useComputation<Name extends ComputationName>(name: Name, plan: Plan): Computation<Results[Name]> {
  const [state, setState] = useState<Computation<Results[Name]>>({ computed: null, failure: null });
  const followed = useRef<FollowedComputation<Name> | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL("compute.worker.ts", import.meta.url), { type: "module" });
    const fail = (failure: string): void => setState(({ computed }) => ({ computed, failure }));
    const computation = followComputation({
      name,
      post: (request) => worker.postMessage(request, { transfer: [] }),
      onComputed: (computed) => startTransition(() => setState({ computed, failure: null })),
      onFailed: fail,
    });
    worker.addEventListener("message", ({ data }: MessageEvent<ComputeAnswer<Name>>) => computation.receive(data));
    worker.addEventListener("error", ({ message }) => fail(message || "The worker could not be loaded"));
    followed.current = computation;
    return () => {
      followed.current = null;
      worker.terminate();
    };
  }, [name]);
  useEffect(() => followed.current?.ask(plan), [plan]);
  return state;
}
