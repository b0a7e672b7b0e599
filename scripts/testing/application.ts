import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../launch/root.ts";

export interface Application {
  readonly home: string;
  readonly url: string;
  /** Signs its first visitor in as the owner. */
  readonly link: string;
  /** All that the launcher has printed so far. */
  readonly output: () => string;
  readonly pid: (part: "launcher" | "server" | "web" | "runner" | "postgres") => number;
  /** Ends it as Ctrl-C would. */
  readonly stop: () => Promise<void>;
  /** Resolves when the launcher has ended. */
  readonly exited: Promise<number | null>;
}

interface StartOptions {
  /** The data folder; a new temporary one when left out. */
  readonly home?: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built application as `npm start` does, on a data folder of its own. */
export async function startApplication({ home = temporaryHome(), port, env }: StartOptions): Promise<Application> {
  let output = "";
  const launcher = spawn(process.execPath, [join(root, "scripts/launch/main.ts")], {
    cwd: root,
    env: { ...process.env, PLANLOOM_HOME: home, PLANLOOM_PORT: String(port), PLANLOOM_SKIP_BUILD: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<number | null>((resolve) => launcher.once("exit", resolve));
  const link = Promise.withResolvers<string>();
  const read = (chunk: Buffer): void => {
    output += chunk.toString("utf8");
    const found = /(http:\/\/\S+\/sign-in#\S+)/.exec(output)?.[1];
    if (found !== undefined) link.resolve(found);
  };
  launcher.stdout.on("data", read);
  launcher.stderr.on("data", read);
  void exited.then((code) => link.reject(new Error(`The launcher ended with ${code} before it was ready:\n${output}`)));
  const opened = await link.promise;
  return {
    home,
    link: opened,
    url: new URL(opened).origin,
    output: () => output,
    pid: (part) => pidOf(home, part, launcher.pid ?? 0),
    exited,
    stop: async () => {
      launcher.kill("SIGINT");
      await exited;
    },
  };
}

/** A folder that the database's own user may pass through. */
export function temporaryHome(): string {
  return mkdtempSync(join(tmpdir(), "planloom-"));
}

/** Deletes a data folder made for a test. */
export function removeHome(home: string): void {
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function pidOf(home: string, part: "launcher" | "server" | "web" | "runner" | "postgres", launcher: number): number {
  if (part === "launcher") return launcher;
  const file = part === "postgres" ? join(home, "postgres", "postmaster.pid") : join(home, "logs", `${part}.pid`);
  return Number.parseInt(readFileSync(file, "utf8"), 10);
}
