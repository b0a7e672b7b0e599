// What every root command does first. Runs on any Node from 20 on, with nothing installed, so: plain JavaScript and
// built-in modules only.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".planloom-installed");
const binaries = join(root, "node_modules", ".bin");
const OLDEST_NODE = 24;

/** Installs the pinned dependencies unless `node_modules` was made from this very lock file. */
function install() {
  const lock = createHash("sha256").update(readFileSync(join(root, "package-lock.json"))).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.error("Installing the pinned dependencies and runtime (1 to 2 minutes the first time) …");
  const started = Date.now();
  const npm = process.env.npm_execpath;
  const npmArguments = ["ci", "--loglevel=error", "--no-audit", "--no-fund", ...(process.stdout.isTTY ? ["--progress=true"] : [])];
  const options = { cwd: root, stdio: ["ignore", process.stderr, "inherit"], env: withoutNpmVariables() };
  const result = npm?.endsWith(".js") ? spawnSync(process.execPath, [npm, ...npmArguments], options) : spawnSync("npm", npmArguments, options);
  if (result.status !== 0) {
    console.error("The dependencies could not be installed: see the message above, then run the command again.");
    process.exit(1);
  }
  writeFileSync(stamp, lock);
  console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** The variables npm sets for a script would make the npm below believe it is part of it. */
function withoutNpmVariables() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command|config_(?!cafile|registry))/.test(name)));
}

/**
 * Makes sure that the dependencies are there and that `script` (a path in this folder) runs on the pinned Node, with
 * the pinned tools first on the PATH. Ends with the exit code of the script.
 */
export async function runPinned(script, args = process.argv.slice(2)) {
  install();
  process.env.PATH = `${binaries}${delimiter}${process.env.PATH ?? ""}`;
  if (Number.parseInt(process.versions.node, 10) >= OLDEST_NODE) {
    process.argv = [process.argv[0], join(root, "scripts", script), ...args];
    await import(new URL(script, import.meta.url).href);
    return;
  }
  const child = spawn(join(binaries, "node"), [join(root, "scripts", script), ...args], { cwd: root, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}
