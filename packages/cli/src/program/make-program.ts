import { Command } from "commander";
import manifest from "../../package.json" with { type: "json" };
import type { ExitCode } from "../exit-code.ts";
import { addCoordinationCommands } from "./coordination-commands.ts";
import { addDataCommands } from "./data-commands.ts";
import { addDecisionCommands } from "./decision-commands.ts";
import { addFleetCommands } from "./fleet-commands.ts";
import { performer } from "./perform.ts";
import { addPlanCommands } from "./plan-commands.ts";
import { addRunCommands } from "./run-commands.ts";
import { addSecretCommands } from "./secret-commands.ts";

const JSON_OPTION = ["--json", "answer with one JSON value"] as const;

/** The command line: names, arguments and help; what the commands do is in `commands`. `finish` is told the exit code. */
export function makeProgram(finish: (code: ExitCode) => void): Command {
  const program = new Command("planloom")
    .description("Plans, runs and watches parallel work shared out between AI coding agents, background jobs and people.")
    .option(...JSON_OPTION)
    .option("--url <url>", "the server to talk to, with PLANLOOM_TOKEN; found by itself on this machine")
    .version(manifest.version, "-V, --version", "which version this is")
    .showHelpAfterError("`planloom --help` lists the commands.")
    .exitOverride();
  const perform = performer(finish);
  for (const add of [addPlanCommands, addRunCommands, addDecisionCommands, addCoordinationCommands, addFleetCommands, addSecretCommands, addDataCommands]) add(program, perform);
  for (const command of program.commands.flatMap((one) => [one, ...one.commands])) command.option(...JSON_OPTION).option("--url <url>", "the server to talk to");
  return program;
}
