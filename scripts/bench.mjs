import { runPinned } from "./bootstrap.mjs";

await runPinned("../bench/run.ts");
