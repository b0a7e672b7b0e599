#!/usr/bin/env node
// Runs on any Node from 20 on, and hands over to the pinned one, which runs TypeScript as it is.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const main = new URL("../src/main.ts", import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= 24) {
  process.removeAllListeners("warning");
  await import(main.href);
} else {
  const pinned = join(dirname(createRequire(import.meta.url).resolve("node/package.json")), "bin", "node");
  // Ctrl-C reaches both; the one below decides what it means.
  process.on("SIGINT", () => undefined);
  const { status, signal } = spawnSync(pinned, ["--disable-warning=ExperimentalWarning", fileURLToPath(main), ...process.argv.slice(2)], { stdio: "inherit" });
  process.exit(status ?? (signal === null ? 1 : 130));
}
