import type { ComputationName, ComputeAnswer, ComputeRequest } from "./computation.ts";

interface Listening<Name extends ComputationName> {
  readonly onAnswer: (answer: ComputeAnswer<Name>) => void;
  readonly onBroken: (message: string) => void;
}

export interface OpenWorker {
  readonly post: (request: ComputeRequest) => void;
  /** Stops whatever it does. */
  readonly close: () => void;
}

/** Starts a worker that computes; it must be closed when nobody listens any more. */
export function openWorker<Name extends ComputationName>({ onAnswer, onBroken }: Listening<Name>): OpenWorker {
  const worker = new Worker(new URL("compute.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<ComputeAnswer<Name>>) => onAnswer(data));
  worker.addEventListener("error", ({ message }) => onBroken(message || "The worker could not be loaded"));
  return { post: (request) => worker.postMessage(request, { transfer: [] }), close: () => worker.terminate() };
}
