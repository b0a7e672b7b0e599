import { summarise } from "./part.ts";
import { runTests } from "./tests.ts";

process.exit(summarise(runTests()));
