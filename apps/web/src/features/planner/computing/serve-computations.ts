import type { ComputationName, ComputeAnswer, ComputeRequest, Results } from "./computation.ts";

interface Serving {
  readonly computations: { readonly [Name in ComputationName]: (plan: ComputeRequest["plan"]) => Iterable<Results[Name]> };
  readonly post: (answer: ComputeAnswer) => void;
  /** Resolves when the requests that have arrived meanwhile have been received. */
  readonly pause: () => Promise<void>;
}

/** The side of the worker: answers each request value by value, until a newer one takes its place. */
export function serveComputations({ computations, post, pause }: Serving): (request: ComputeRequest) => Promise<void> {
  const wanted = new Map<ComputationName, number>();
  return async ({ id, name, plan }) => {
    wanted.set(name, id);
    try {
      for (const value of computations[name](plan)) {
        post({ type: "value", id, value });
        await pause();
        if (wanted.get(name) !== id) return;
      }
      post({ type: "finished", id });
    } catch (error) {
      post({ type: "failed", id, message: error instanceof Error ? error.message : String(error) });
    }
  };
}
