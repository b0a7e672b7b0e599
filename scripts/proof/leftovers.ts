import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What is left of the work of some attempts: processes that carry this text in their environment, and folders of attempts. */
export function leftovers({ marker, runnerHomes }: { marker: string; runnerHomes: readonly string[] }): string[] {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && environmentOf(name).includes(marker));
  const folders = runnerHomes.flatMap((home) => listed(join(home, "attempts")).map((name) => join(home, "attempts", name)));
  return [...processes.map((pid) => `process ${pid} lives: ${commandOf(pid)}`), ...folders.map((folder) => `${folder} is there`)];
}

const environmentOf = (pid: string): string => read(`/proc/${pid}/environ`);

const commandOf = (pid: string): string => read(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim();

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // It has ended meanwhile.
    return "";
  }
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No attempt was ever made there.
    return [];
  }
}
