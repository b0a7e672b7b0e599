import { readFileSync } from "node:fs";
import { writeFile } from "./write-file.mjs";

const guide = readFileSync(process.env.PLANLOOM_INPUT_DOCUMENTATION_GUIDE, "utf8");
const types = process.env.PLANLOOM_INPUT_EVENT_MODEL_TYPES;

await writeFile("CHANGELOG.md", `# Changelog\n\n- Real-time notifications of ${types} types.\n\n${guide.replace(/^# /gm, "## ")}`);
console.log(`::planloom-output note=Real-time notifications of ${types} types`);
