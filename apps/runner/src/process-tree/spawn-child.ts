import { type ChildProcess, spawn } from "node:child_process";
import { failpoint } from "@planloom/api/failpoint";
import { Readable } from "node:stream";
import { raiseOomScore } from "./raise-oom-score.ts";

export interface ChildOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly directory: string;
  /** All the variables it sees. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * One more pipe, as its descriptor 3. Its `stderr` is then descriptor 4, for those that the child hands it to: what the
   * child itself has to say when it is killed is not theirs.
   */
  readonly hasControl?: boolean;
}

/** A process as the system ended it: one of the two is `null`. An `Error` where it could not be started. */
export type ChildExit = { readonly code: number | null; readonly signal: NodeJS.Signals | null } | Error;

export interface Child {
  /** `null` where it could not be started. */
  readonly pid: number | null;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly process: ChildProcess;
  readonly exit: Promise<ChildExit>;
}

/**
 * Starts a process in a session and group of its own, without input. Throws where its arguments and variables are too
 * long together.
 */
export function spawnChild({ file, args, directory, environment, hasControl = false }: ChildOptions): Child {
  const child = spawn(file, [...args], { cwd: directory, env: environment, detached: true, stdio: hasControl ? ["ignore", "pipe", "ignore", "pipe", "pipe"] : ["ignore", "pipe", "pipe"] });
  failpoint("start:after");
  const { stdout, pid } = child;
  const stderr = hasControl ? child.stdio[4] : child.stderr;
  if (stdout === null || !(stderr instanceof Readable)) throw new Error("unreachable: both are pipes");
  const exit = new Promise<ChildExit>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", resolve);
  });
  if (pid !== undefined) raiseOomScore(pid);
  return { pid: pid ?? null, stdout, stderr, process: child, exit };
}
