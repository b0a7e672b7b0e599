import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/**
 * The path of a Chromium to test with: the one `PLANLOOM_CHROMIUM` names, one that is installed, Playwright's own, or
 * one installed now, by Playwright or else from Debian's packages. Throws when there is none to be had.
 */
export function findBrowser(): string {
  const named = process.env["PLANLOOM_CHROMIUM"];
  if (named) {
    if (!existsSync(named)) throw new Error(`PLANLOOM_CHROMIUM names ${named}, which is not there.`);
    return named;
  }
  return found() ?? installed();
}

function found(): string | undefined {
  return [...INSTALLED, chromium.executablePath()].find((path) => existsSync(path));
}

function installed(): string {
  console.log("No Chromium on this machine: installing one …");
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    ["npx", ["playwright", "install", "chromium"]],
    ...asRoot(["apt-get", "update", "-qq"]),
    ...asRoot(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"]),
  ];
  for (const [command, args] of attempts) {
    spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], timeout: 300_000, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
    const path = found();
    if (path) return path;
  }
  throw new Error("No Chromium could be installed. Install one and name it with PLANLOOM_CHROMIUM=/path/to/chromium.");
}

function asRoot(command: readonly [string, ...string[]]): (readonly [string, readonly string[]])[] {
  const [name, ...args] = command;
  return process.getuid?.() === 0 ? [[name, args]] : [["sudo", ["-n", ...command]]];
}
