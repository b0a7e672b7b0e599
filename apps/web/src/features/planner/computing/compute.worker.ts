import type { ComputeRequest } from "./computation.ts";
import { COMPUTATIONS } from "./computations.ts";
import { serveComputations } from "./serve-computations.ts";

const serve = serveComputations({
  computations: COMPUTATIONS,
  post: (answer) => globalThis.postMessage(answer, { transfer: [] }),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
});

globalThis.addEventListener("message", ({ data }: MessageEvent<ComputeRequest>) => void serve(data));
