"use client";

import type { Analysis, Plan } from "@planloom/scheduler";
import { startTransition, useEffect, useRef, useState } from "react";
import type { Computation } from "./computation.ts";
import { type FollowedComputation, followComputation } from "./follow-computation.ts";
import { openWorker } from "./open-worker.ts";
import { useComputation } from "./use-computation.ts";

/**
 * The analysis of the plan, computed in a worker of its own again whenever the plan changes, and then searched for a
 * better schedule while nobody types. What arrives is drawn without keeping anybody from typing.
 */
export function useAnalysis(plan: Plan): Computation<Analysis> {
  const { computed: first, failure } = useFollowedAnalysis(plan);
  const canImprove = first?.plan === plan && first.value.schedule?.optimal === false;
  const { computed: improved, failure: searchFailure } = useComputation("improvement", canImprove ? plan : null);
  if (!canImprove || first === null) return { computed: first, failure };
  return { computed: improved?.plan === plan ? improved : { ...first, isFinal: searchFailure !== null }, failure };
}

function useFollowedAnalysis(plan: Plan): Computation<Analysis> {
  const [state, setState] = useState<Computation<Analysis>>({ computed: null, failure: null });
  const followed = useRef<FollowedComputation<"analysis"> | null>(null);
  useEffect(() => {
    const fail = (failure: string): void => setState(({ computed }) => ({ computed, failure }));
    const worker = openWorker<"analysis">({ onAnswer: (answer) => followed.current?.receive(answer), onBroken: fail });
    followed.current = followComputation({
      name: "analysis",
      post: worker.post,
      onComputed: (computed) => startTransition(() => setState({ computed, failure: null })),
      onFailed: fail,
    });
    return () => {
      followed.current = null;
      worker.close();
    };
  }, []);
  useEffect(() => followed.current?.ask(plan), [plan]);
  return state;
}
