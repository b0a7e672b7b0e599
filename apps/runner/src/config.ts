import { resolve } from "node:path";
import type { KillLevel } from "./process-tree/containment.ts";

/** What a runner is told by its environment. All paths are absolute. */
export interface RunnerConfig {
  /** Where the server listens, without a slash at the end. */
  readonly url: string;
  readonly token: WantedToken;
  /** Relative plan directories are resolved against this folder. */
  readonly root: string;
  /** The runner's own folder: attempts in flight, and the copies that runs work in. One runner at a time may use it. */
  readonly home: string;
  /** The data folder of a server on this machine; `null` where there is none. Never copied: it holds its tokens. */
  readonly serverHome: string | null;
  /** What it says of itself; which labels count is for an owner to say. */
  readonly labels: readonly string[];
  /** Attempts it executes at once, 1 to 1000. */
  readonly capacity: number;
  /** The folder of a run that is over for good is removed after so many days. */
  readonly keepDays: number;
  /** That of a run that failed, which may be gone on with, after so many. */
  readonly keepFailedDays: number;
  /** How long it may finish what it has when it is asked to end by SIGTERM; `null`: as long as that takes. */
  readonly drainSeconds: number | null;
  /** The surest way to end process trees that is wanted; where the machine does not allow it, the next one is used. */
  readonly killLevel: KillLevel;
}

/** A token, or the file that holds it and may not exist yet. `isOwn`: only this runner uses and changes it. */
export type TokenSource = { readonly kind: "given"; readonly token: string } | { readonly kind: "file"; readonly path: string; readonly isOwn: boolean };

/** `registration`: the token is in the runner's home, or is had for this other one, which is good once; `null` where that is over. */
export type WantedToken = TokenSource | { readonly kind: "registration"; readonly registration: string | null };

/** Reads the configuration once. Throws with what is missing or wrong and what to set instead. */
export function readConfig(environment: NodeJS.ProcessEnv): RunnerConfig {
  const root = resolve(environment.PLANLOOM_RUNNER_ROOT ?? ".");
  return {
    url: readUrl(environment.PLANLOOM_URL),
    token: readTokenSource(environment),
    root,
    home: resolve(environment.PLANLOOM_RUNNER_HOME ?? resolve(root, ".planloom", "runner")),
    serverHome: environment.PLANLOOM_HOME ? resolve(environment.PLANLOOM_HOME) : null,
    labels: (environment.PLANLOOM_RUNNER_LABELS ?? "").split(",").map((label) => label.trim()).filter((label) => label !== ""),
    capacity: readWhole(environment, "PLANLOOM_RUNNER_CAPACITY", { from: 1, to: 1_000, otherwise: 8 }),
    keepDays: readWhole(environment, "PLANLOOM_RUNNER_KEEP_DAYS", { from: 0, to: 100_000, otherwise: 30 }),
    keepFailedDays: readWhole(environment, "PLANLOOM_RUNNER_KEEP_FAILED_DAYS", { from: 0, to: 100_000, otherwise: 90 }),
    drainSeconds: environment.PLANLOOM_RUNNER_DRAIN_SECONDS ? readWhole(environment, "PLANLOOM_RUNNER_DRAIN_SECONDS", { from: 0, to: 1_000_000, otherwise: 0 }) : null,
    killLevel: readKillLevel(environment.PLANLOOM_RUNNER_KILL_LEVEL),
  };
}

function readUrl(text: string | undefined): string {
  if (text === undefined || !URL.canParse(text)) throw new Error("PLANLOOM_URL must be the address of the server, such as http://127.0.0.1:4000.");
  const { protocol, origin, pathname } = new URL(text);
  if (protocol !== "http:" && protocol !== "https:") throw new Error(`PLANLOOM_URL must begin with http:// or https://, not ${protocol}//.`);
  return `${origin}${pathname}`.replace(/\/+$/, "");
}

function readTokenSource(environment: NodeJS.ProcessEnv): WantedToken {
  const { PLANLOOM_RUNNER_TOKEN: token, PLANLOOM_RUNNER_TOKEN_FILE: path, PLANLOOM_RUNNER_REGISTRATION: registration } = environment;
  if (token) return { kind: "given", token };
  if (path) return { kind: "file", path: resolve(path), isOwn: false };
  if (registration !== undefined) return { kind: "registration", registration: registration === "" ? null : registration };
  throw new Error("PLANLOOM_RUNNER_TOKEN or PLANLOOM_RUNNER_TOKEN_FILE must be set, or PLANLOOM_RUNNER_REGISTRATION for a runner that is new; the server makes the token.");
}

function readKillLevel(text = ""): KillLevel {
  if (text === "") return "namespace";
  if (text === "namespace" || text === "sweep" || text === "group") return text;
  throw new Error(`PLANLOOM_RUNNER_KILL_LEVEL must be namespace, sweep or group, not "${text}".`);
}

interface WholeNumber {
  readonly from: number;
  readonly to: number;
  readonly otherwise: number;
}

function readWhole(environment: NodeJS.ProcessEnv, name: string, { from, to, otherwise }: WholeNumber): number {
  const text = environment[name];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < from || value > to) throw new Error(`${name} must be a whole number from ${from} to ${to}, not "${text}".`);
  return value;
}
