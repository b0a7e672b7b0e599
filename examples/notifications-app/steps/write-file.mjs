import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const green = (text) => `\u001b[32m${text}\u001b[0m`;
const dim = (text) => `\u001b[2m${text}\u001b[0m`;

/** Writes a source file, and says so. The pause lets a person follow. */
export async function writeFile(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text.trimStart());
  console.log(`${green("write")} ${path} ${dim(`${text.trim().split("\n").length} lines`)}`);
  await pause(400);
}

/** Registers a feature in the application: an import and a call, in the file that every feature shares. */
export async function registerFeature(name, from) {
  const path = "src/server/app.js";
  const before = readFileSync(path, "utf8");
  await pause(400);
  const after = before
    .replace(/^import \{ listProjects/m, `import { ${name} } from "${from}";\nimport { listProjects`)
    .replace("  // features register here", `  ${name}(app);\n  // features register here`);
  writeFileSync(path, after);
  console.log(`${green("change")} ${path} ${dim(`registers ${name}`)}`);
}
