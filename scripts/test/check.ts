import { forgetOldTypes } from "../launch/forget-old-types.ts";
import { runPart, summarise } from "./part.ts";

/** What must hold besides the tests. */
const checks = [
  { name: "generated database client", command: ["npx", "turbo", "run", "build", "--filter=@planloom/db", "--output-logs=errors-only"] },
  { name: "lint and import rules", command: ["npm", "run", "--silent", "lint"] },
  { name: "types", command: ["npm", "run", "--silent", "typecheck"] },
  { name: "dead code", command: ["npm", "run", "--silent", "deadcode"] },
] as const;

forgetOldTypes();
const results = checks.map((check) => runPart(check));
process.exit(summarise(results));
