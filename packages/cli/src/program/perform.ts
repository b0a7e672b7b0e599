import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import { type Output, standardOutput } from "../output.ts";
import { type Client, connect } from "../server/connect.ts";
import { findServer, type ServerAddress } from "../server/find-server.ts";

/** What every command may use. The server is looked for when it is asked for, because many commands need none. */
export interface Surroundings {
  readonly output: Output;
  readonly address: () => ServerAddress;
  readonly client: () => Client;
}

/** Runs an action of a command and keeps the exit code it ends with. */
export type Perform = (command: Command, action: (surroundings: Surroundings) => ExitCode | Promise<ExitCode>) => Promise<void>;

interface GlobalOptions {
  readonly json?: boolean;
  readonly url?: string;
}

/** `finish` is told the exit code. */
export function performer(finish: (code: ExitCode) => void): Perform {
  return async (command, action) => {
    const { json = false, url } = command.optsWithGlobals<GlobalOptions>();
    const address = (): ServerAddress => findServer(url);
    finish(await action({ output: standardOutput(json), address, client: () => connect(address()) }));
  };
}
