import { readFileSync } from "node:fs";
import { writeFile } from "./write-file.mjs";

// The contract comes from the task that decided it, as a file.
const contract = JSON.parse(readFileSync(process.env.PLANLOOM_INPUT_EVENT_MODEL_CONTRACT, "utf8"));
console.log(`The contract knows ${process.env.PLANLOOM_INPUT_EVENT_MODEL_TYPES} types.`);

await writeFile("src/client/notification-types.js", `/** Made from the contract, version ${contract.version}. */\nexport const NOTIFICATION_TYPES = ${JSON.stringify(contract.types, null, 2)};\n`);
