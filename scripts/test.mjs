import { runPinned } from "./bootstrap.mjs";

await runPinned("test/main.ts");
