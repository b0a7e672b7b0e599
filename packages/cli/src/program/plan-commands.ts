import type { Command } from "commander";
import { agents } from "../commands/agents.ts";
import { analyze, type AnalyzeOptions } from "../commands/analyze.ts";
import { exportPlan } from "../commands/export.ts";
import { validate } from "../commands/validate.ts";
import type { Perform } from "./perform.ts";

/** Commands about plans, most of which need no server. */
export function addPlanCommands(program: Command, perform: Perform): void {
  program
    .command("validate <file>")
    .description("list the problems of a plan file by line and column")
    .action((file: string, _options, command: Command) => perform(command, ({ output }) => validate(file, output)));
  program
    .command("analyze <file>")
    .description("what can run side by side, what collides, and when it will be done; needs no server, and reads other tools' files too")
    .option("--agents <count>", "how many may work at once, whatever the file says")
    .option("--seconds <count>", "how long to think about workers, prices and advice at most; 6 unless said otherwise")
    .option("--files <list>", "the files there are, a path on each line, to name those that collisions are about: git ls-files > list")
    .option("--svg <file>", "also write the schedule as a picture")
    .action((file: string, options: AnalyzeOptions, command: Command) => perform(command, ({ output }) => analyze(file, output, options)));
  program
    .command("agents <plan>")
    .description("the files that coding agents read, made from a plan: how to work side by side, a brief for each, the rules, how it comes together")
    .option("--write <folder>", "write them into this folder instead of printing them")
    .option("--force", "also write over what was changed by hand")
    .action((plan: string, { write, force = false }: { write?: string; force?: boolean }, command: Command) => perform(command, ({ output, client }) => agents(client, output, { plan, write, force })));
  program
    .command("export <plan>")
    .description("print a plan as a plan file, by name or from a file; a number prints that run as JSON")
    .action((plan: string, _options, command: Command) => perform(command, ({ output, client }) => exportPlan(client, output, plan)));
}
