import { readFile } from "node:fs/promises";
import { report } from "./work.mjs";

const together = await readFile(process.env.PLANLOOM_SYNTHESIS, "utf8");
console.log(together);
await report({
  summary: "Put together what was found. How long a session lives is contradicted, and has to be decided.",
  questions: ["How long does a session live: 15 minutes or 8 hours?"],
});
