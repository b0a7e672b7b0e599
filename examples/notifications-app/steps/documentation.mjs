import { readFileSync } from "node:fs";
import { writeFile } from "./write-file.mjs";

const { types } = JSON.parse(readFileSync("docs/notifications-contract.json", "utf8"));
const rows = Object.entries(types).map(([type, { title }]) => `| ${type} | ${title} |`);

await writeFile("docs/notifications.md", `# Notifications\n\nOpen \`GET /notifications/live?user=NAME\` as an event stream; send with \`POST /notify\`.\n\n| type | shown as |\n| --- | --- |\n${rows.join("\n")}\n`);
