import { runPinned } from "./bootstrap.mjs";

await runPinned("launch/main.ts");
