import { existsSync } from "node:fs";
import { Command } from "commander";
import { analyze } from "./commands/analyze.ts";
import { backup, restore } from "./commands/backup.ts";
import { checkIn } from "./commands/check-in.ts";
import { checkpoint, resumeFrom } from "./commands/checkpoint.ts";
import { cleanUp } from "./commands/clean-up.ts";
import { done, pause, resume, retryOrSkip, stop } from "./commands/decisions.ts";
import { exportPlan } from "./commands/export.ts";
import { link } from "./commands/link.ts";
import { logs } from "./commands/logs.ts";
import { run } from "./commands/run.ts";
import { runner, type RunnerOptions } from "./commands/runner.ts";
import { runners } from "./commands/runners.ts";
import { runnerToken } from "./commands/runner-token.ts";
import { listSecrets, removeSecret, setSecret } from "./commands/secret.ts";
import { status } from "./commands/status.ts";
import { validate } from "./commands/validate.ts";
import manifest from "../package.json" with { type: "json" };
import type { ExitCode } from "./exit-code.ts";
import { type Output, standardOutput } from "./output.ts";
import { type Client, connect } from "./server/connect.ts";
import { findServer } from "./server/find-server.ts";

interface Global {
  readonly json?: boolean;
  readonly url?: string;
}

/** Runs an action with what all commands share, and keeps the exit code it ends with. */
type Runner = (command: Command, action: (output: Output, client: () => Client) => ExitCode | Promise<ExitCode>) => Promise<void>;

/** The command line: names, arguments and help; what the commands do is in `commands`. */
export function makeProgram(finish: (code: ExitCode) => void): Command {
  const program = new Command("planloom")
    .description("Plans, runs and watches parallel work shared out between AI coding agents, background jobs and people.")
    .option("--json", "answer with one JSON value")
    .option("--url <url>", "the server to talk to, with PLANLOOM_TOKEN; found by itself on this machine")
    .version(manifest.version, "-V, --version", "which version this is")
    .showHelpAfterError("`planloom --help` lists the commands.")
    .exitOverride();
  const perform: Runner = async (command, action) => {
    const { json = false, url } = command.optsWithGlobals<Global>();
    finish(await action(standardOutput(json), () => connect(findServer(url))));
  };
  addPlanCommands(program, perform);
  addRunCommands(program, perform);
  addDecisionCommands(program, perform);
  addFleetCommands(program, perform);
  addSecretCommands(program, perform);
  addDataCommands(program, perform);
  for (const command of program.commands.flatMap((one) => [one, ...one.commands])) command.option("--json", "answer with one JSON value").option("--url <url>", "the server to talk to");
  return program;
}

function addPlanCommands(program: Command, perform: Runner): void {
  program.command("validate <file>").description("list the problems of a plan file by line and column")
    .action((file: string, _options, command: Command) => perform(command, (output) => validate(file, output)));
  program.command("analyze <file>").description("what can run side by side, what collides, and when it will be done; needs no server, and reads other tools' files too")
    .option("--agents <count>", "how many may work at once, whatever the file says")
    .option("--seconds <count>", "how long to think about workers, prices and advice at most; 6 unless said otherwise")
    .option("--files <list>", "the files there are, a path on each line, to name those that collisions are about: git ls-files > list")
    .option("--svg <file>", "also write the schedule as a picture")
    .action((file: string, options: { agents?: string; seconds?: string; svg?: string; files?: string }, command: Command) => perform(command, (output) => analyze(file, output, options)));
  program.command("export <plan>").description("print a plan as a plan file, by name or from a file; a number prints that run as JSON")
    .action((plan: string, _options, command: Command) => perform(command, (output, client) => exportPlan(client, output, plan)));
}

function addRunCommands(program: Command, perform: Runner): void {
  program.command("run <plan>").description("run a plan file, or a plan on the server by its name").option("--wait", "show the progress, and end with 0 only when everything was accepted")
    .action((plan: string, options: { wait?: boolean }, command: Command) => perform(command, (output, client) => run(client(), output, { plan, wait: options.wait ?? false })));
  program.command("status [run]").description("where a run stands, by its number; the newest otherwise")
    .action((named: string | undefined, _options, command: Command) => perform(command, (output, client) => status(client(), output, named)));
  program.command("logs <run> <batch>").description("the log of the last attempt at a batch").option("-f, --follow", "go on until the attempt is over")
    .action((named: string, batch: string, options: { follow?: boolean }, command: Command) => perform(command, (output, client) => logs(client(), output, { run: named, batch, follow: options.follow ?? false })));
  program.command("link").description("a new link that signs its first visitor in as the owner")
    .action((_options, command: Command) => perform(command, (output, client) => link(client(), output)));
}

function addDataCommands(program: Command, perform: Runner): void {
  program.command("checkpoint [run] [file]").description("write the last checkpoint of a run into a zip, to read and to go on from elsewhere").option("--seq <event>", "the one after this event")
    .action((named: string | undefined, file: string | undefined, options: { seq?: string }, command: Command) =>
      perform(command, (output, client) => checkpoint(client(), output, { address: findServer(command.optsWithGlobals<Global>().url), run: named, file, ...options })));
  program.command("backup <file>").description("write all plans, runs and settings of a running server into a file").option("--files", "with the logs and files of all attempts")
    .action((file: string, options: { files?: boolean }, command: Command) => perform(command, (output) => backup(findServer(command.optsWithGlobals<Global>().url), output, { file, files: options.files ?? false })));
  program.command("clean-up").description("remove what is over and too old, as the server does every hour").option("--dry-run", "only say what would be removed")
    .action((options: { dryRun?: boolean }, command: Command) => perform(command, (output, client) => cleanUp(client(), output, { dryRun: options.dryRun ?? false })));
  program.command("restore <file>").description("put a backup into an empty data folder; its runs come up paused")
    .option("--dry-run", "only check that the backup is whole").option("--home <folder>", "the data folder; PLANLOOM_HOME or .planloom unless said otherwise").option("--replace", "move what is in the folder aside first")
    .action((file: string, options: { dryRun?: boolean; home?: string; replace?: boolean }, command: Command) =>
      perform(command, (output) => restore(output, { file, dryRun: options.dryRun ?? false, home: options.home ?? process.env["PLANLOOM_HOME"] ?? ".planloom", replace: options.replace ?? false })));
}

function addSecretCommands(program: Command, perform: Runner): void {
  const secret = program.command("secret").description("what commands get and no log shows");
  secret.command("set <name>").description("set a secret to what you type unseen, or pipe in")
    .action((name: string, _options, command: Command) => perform(command, (output, client) => setSecret(client(), output, name)));
  secret.command("list").description("the secrets by name; their values cannot be had")
    .action((_options, command: Command) => perform(command, (output, client) => listSecrets(client(), output)));
  secret.command("remove <name>").description("remove a secret")
    .action((name: string, _options, command: Command) => perform(command, (output, client) => removeSecret(client(), output, name)));
}

function addFleetCommands(program: Command, perform: Runner): void {
  program.command("runners").description("the runners, what they work on and what they may do")
    .action((_options, command: Command) => perform(command, (output, client) => runners(client(), output)));
  program.command("runner").description("be a runner: work for a server until told to stop; the token is needed the first time only")
    .option("--token <token>", "the registration token an owner has made").option("--labels <list>", "what it says of itself, with commas between").option("--capacity <count>", "attempts at once; 8 unless said otherwise")
    .option("--root <folder>", "where relative directories of plans begin; this folder unless said otherwise").option("--home <folder>", "its own folder, for its token and its work; .planloom/runner in the root unless said otherwise")
    .action((_options, command: Command) => perform(command, () => runner(command.optsWithGlobals<RunnerOptions>())));
  program.command("runner-token <name>").description("the command that adds a runner of this name; it works once, within an hour")
    .option("--labels <list>", "what it may be asked for, with commas between").option("--capacity <count>", "the most it is given at once; what it asks for unless said otherwise")
    .action((name: string, options: { labels?: string; capacity?: string }, command: Command) =>
      perform(command, (output, client) => runnerToken(client(), output, { name, url: findServer(command.optsWithGlobals<Global>().url).url, ...options })));
}

function addDecisionCommands(program: Command, perform: Runner): void {
  program.command("checkin <run> <batch>").description("give the verdict on a batch that waits for its check-in")
    .option("--accept", "it is right").option("--minor", "it is right but for a detail; say which").option("--rework", "it is to be done again; say what better").option("--notes <text>", "what the verdict says")
    .action((named: string, batch: string, options: { accept?: boolean; minor?: boolean; rework?: boolean; notes?: string }, command: Command) => perform(command, (output, client) => checkIn(client(), output, { run: named, batch, ...options })));
  program.command("done <run> <batch>").description("say that a batch a person does is done").option("--note <text>", "what there is to say").option("--value <name=value>", "an output; can be repeated", (value: string, all: string[]) => [...all, value], [])
    .action((named: string, batch: string, options: { note?: string; value: string[] }, command: Command) =>
      perform(command, (output, client) => done(client(), output, { run: named, batch, values: options.value, ...(options.note === undefined ? {} : { note: options.note }) })));
  program.command("stop [run] [batch]").description("stop a run, or only one batch of it")
    .action((named: string | undefined, batch: string | undefined, _options, command: Command) => perform(command, (output, client) => stop(client(), output, { run: named, batch })));
  program.command("pause [run]").description("let a run start nothing new")
    .action((named: string | undefined, _options, command: Command) => perform(command, (output, client) => pause(client(), output, named)));
  program.command("resume [run]").description("let a paused run go on; a file is a checkpoint, from which a run goes on here").option("--paused", "with a file: leave the run paused")
    .action((named: string | undefined, options: { paused?: boolean }, command: Command) =>
      perform(command, (output, client) =>
        named !== undefined && !/^#?\d+$/.test(named) && existsSync(named)
          ? resumeFrom(client(), output, { address: findServer(command.optsWithGlobals<Global>().url), file: named, paused: options.paused ?? false })
          : resume(client(), output, named)));
  for (const verb of ["retry", "skip"] as const) {
    program.command(`${verb} <run> <batch>`).description(verb === "retry" ? "try a failed or stopped batch again" : "let what depends on a batch go on without it")
      .action((named: string, batch: string, _options, command: Command) => perform(command, (output, client) => retryOrSkip(client(), output, { run: named, batch, verb })));
  }
}
