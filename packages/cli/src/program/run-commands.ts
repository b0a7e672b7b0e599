import type { Command } from "commander";
import { link } from "../commands/link.ts";
import { logs } from "../commands/logs.ts";
import { run } from "../commands/run.ts";
import { summary } from "../commands/summary.ts";
import { status } from "../commands/status.ts";
import type { Perform } from "./perform.ts";

/** Commands that start runs and look at them. */
export function addRunCommands(program: Command, perform: Perform): void {
  program
    .command("run <plan>")
    .description("run a plan file, or a plan on the server by its name")
    .option("--wait", "show the progress, and end with 0 only when everything was accepted")
    .action((plan: string, { wait = false }: { wait?: boolean }, command: Command) => perform(command, ({ output, client }) => run(client(), output, { plan, wait })));
  program
    .command("status [run]")
    .description("where a run stands, by its number; the newest otherwise")
    .action((named: string | undefined, _options, command: Command) => perform(command, ({ output, client }) => status(client(), output, named)));
  program
    .command("summary [run]")
    .description("a run on one page, as Markdown: how far it is, what needs attention, what was decided; the newest otherwise")
    .option("--report", "instead, all that was found in it as one report")
    .action((named: string | undefined, { report = false }: { report?: boolean }, command: Command) => perform(command, ({ output, client }) => summary(client(), output, { run: named, report })));
  program
    .command("logs <run> <batch>")
    .description("the log of the last attempt at a batch")
    .option("-f, --follow", "go on until the attempt is over")
    .action((named: string, batch: string, { follow = false }: { follow?: boolean }, command: Command) =>
      perform(command, ({ output, client }) => logs(client(), output, { run: named, batch, follow })),
    );
  program
    .command("link")
    .description("a new link that signs its first visitor in as the owner")
    .action((_options, command: Command) => perform(command, ({ output, client }) => link(client(), output)));
}
