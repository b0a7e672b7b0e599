import type { Command } from "commander";
import { backup, restore } from "../commands/backup.ts";
import { checkpoint } from "../commands/checkpoint.ts";
import { cleanUp } from "../commands/clean-up.ts";
import type { Perform } from "./perform.ts";

/** Commands about what a server keeps. */
export function addDataCommands(program: Command, perform: Perform): void {
  program
    .command("checkpoint [run] [file]")
    .description("write the last checkpoint of a run into a zip, to read and to go on from elsewhere")
    .option("--seq <event>", "the one after this event")
    .action((named: string | undefined, file: string | undefined, options: { seq?: string }, command: Command) =>
      perform(command, ({ output, client, address }) => checkpoint(client(), output, { address: address(), run: named, file, ...options })),
    );
  program
    .command("backup <file>")
    .description("write all plans, runs and settings of a running server into a file")
    .option("--files", "with the logs and files of all attempts")
    .action((file: string, { files = false }: { files?: boolean }, command: Command) => perform(command, ({ output, address }) => backup(address(), output, { file, files })));
  program
    .command("clean-up")
    .description("remove what is over and too old, as the server does every hour")
    .option("--dry-run", "only say what would be removed")
    .action(({ dryRun = false }: { dryRun?: boolean }, command: Command) => perform(command, ({ output, client }) => cleanUp(client(), output, { dryRun })));
  program
    .command("restore <file>")
    .description("put a backup into an empty data folder; its runs come up paused")
    .option("--dry-run", "only check that the backup is whole")
    .option("--home <folder>", "the data folder; PLANLOOM_HOME or .planloom unless said otherwise")
    .option("--replace", "move what is in the folder aside first")
    .action((file: string, { dryRun = false, replace = false, home = process.env["PLANLOOM_HOME"] ?? ".planloom" }: { dryRun?: boolean; replace?: boolean; home?: string }, command: Command) =>
      perform(command, ({ output }) => restore(output, { file, dryRun, home, replace })),
    );
}
