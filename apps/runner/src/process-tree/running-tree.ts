import type { Readable } from "node:stream";

/** How a command ended by itself. `error`: it could not be started; `isUnbegun`: for a reason that another try may not meet. */
export type TreeExit =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "signalled"; readonly signal: string }
  | { readonly kind: "error"; readonly message: string; readonly isUnbegun?: boolean };

/** What a tree that is asked to end gets before it is killed: so many milliseconds, or until `cut` aborts. */
export interface Grace {
  readonly ms: number;
  readonly cut: AbortSignal;
}

export interface KillOptions {
  /** Called at most once, with the processes that are still there after 10 s. */
  readonly onStubborn?: (pids: readonly number[]) => void;
}

/** A command that was started, and all the processes that came from it. */
export interface RunningTree {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves when the command itself has ended; processes that it started may be left. */
  readonly exited: Promise<TreeExit>;
  /** Asks every process to end, once each, and kills after the grace what is left. Nothing lives when it resolves. */
  end(grace: Grace, options: KillOptions): Promise<void>;
  /** Kills what is left at once, with the same promise. */
  kill(options: KillOptions): Promise<void>;
}
