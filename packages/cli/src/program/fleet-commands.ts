import type { Command } from "commander";
import { runner, type RunnerOptions } from "../commands/runner.ts";
import { runners } from "../commands/runners.ts";
import { runnerToken } from "../commands/runner-token.ts";
import type { Perform } from "./perform.ts";

/** Commands about runners. */
export function addFleetCommands(program: Command, perform: Perform): void {
  program
    .command("runners")
    .description("the runners, what they work on and what they may do")
    .action((_options, command: Command) => perform(command, ({ output, client }) => runners(client(), output)));
  program
    .command("runner")
    .description("be a runner: work for a server until told to stop; the token is needed the first time only")
    .option("--token <token>", "the registration token an owner has made")
    .option("--labels <list>", "what it says of itself, with commas between")
    .option("--capacity <count>", "attempts at once; 8 unless said otherwise")
    .option("--root <folder>", "where relative directories of plans begin; this folder unless said otherwise")
    .option("--home <folder>", "its own folder, for its token and its work; .planloom/runner in the root unless said otherwise")
    .action((_options, command: Command) => perform(command, () => runner(command.optsWithGlobals<RunnerOptions>())));
  program
    .command("runner-token <name>")
    .description("the command that adds a runner of this name; it works once, within an hour")
    .option("--labels <list>", "what it may be asked for, with commas between")
    .option("--capacity <count>", "the most it is given at once; what it asks for unless said otherwise")
    .action((name: string, options: { labels?: string; capacity?: string }, command: Command) =>
      perform(command, ({ output, client, address }) => runnerToken(client(), output, { name, url: address().url, ...options })),
    );
}
