import { existsSync } from "node:fs";
import type { Command } from "commander";
import { checkReport, printBrief } from "../commands/briefs.ts";
import { checkIn, type CheckInOptions } from "../commands/check-in.ts";
import { resumeFrom } from "../commands/checkpoint.ts";
import { done, pause, resume, retryOrSkip, stop } from "../commands/decisions.ts";
import type { Perform } from "./perform.ts";

/** Commands by which people decide on runs and batches. */
export function addDecisionCommands(program: Command, perform: Perform): void {
  program
    .command("checkin <run> <batch>")
    .description("give the verdict on a batch that waits for its check-in")
    .option("--accept", "it is right")
    .option("--minor", "it is right but for a detail; say which")
    .option("--rework", "it is to be done again; say what better")
    .option("--notes <text>", "what the verdict says")
    .action((named: string, batch: string, options: Omit<CheckInOptions, "run" | "batch">, command: Command) =>
      perform(command, ({ output, client }) => checkIn(client(), output, { run: named, batch, ...options })),
    );
  program
    .command("done <run> <batch>")
    .description("say that a batch a person does is done")
    .option("--note <text>", "what there is to say")
    .option("--value <name=value>", "an output; can be repeated", (value: string, all: string[]) => [...all, value], [])
    .option("--report <file>", "a work report as JSON: what you did, found and ask")
    .action((named: string, batch: string, { value: values, ...options }: { note?: string; report?: string; value: string[] }, command: Command) =>
      perform(command, ({ output, client }) => done(client(), output, { run: named, batch, values, ...options })),
    );
  program
    .command("brief <run> <batch>")
    .description("print what whoever does a batch is told")
    .option("--attempt <number>", "what this attempt was told; the last one otherwise")
    .action((named: string, batch: string, { attempt }: { attempt?: string }, command: Command) => perform(command, ({ output, client }) => printBrief(client(), output, { run: named, batch, attempt })));
  program
    .command("report")
    .description("work reports")
    .command("check <file>")
    .description("say whether a work report can be read")
    .action((file: string, _options, command: Command) => perform(command, ({ output }) => checkReport(output, file)));
  program
    .command("stop [run] [batch]")
    .description("stop a run, or only one batch of it")
    .action((named: string | undefined, batch: string | undefined, _options, command: Command) =>
      perform(command, ({ output, client }) => stop(client(), output, { run: named, batch })),
    );
  program
    .command("pause [run]")
    .description("let a run start nothing new")
    .action((named: string | undefined, _options, command: Command) => perform(command, ({ output, client }) => pause(client(), output, named)));
  program
    .command("resume [run]")
    .description("let a paused run go on; a file is a checkpoint, from which a run goes on here")
    .option("--paused", "with a file: leave the run paused")
    .action((named: string | undefined, { paused = false }: { paused?: boolean }, command: Command) =>
      perform(command, ({ output, client, address }) => {
        if (named === undefined || isRunNumber(named) || !existsSync(named)) return resume(client(), output, named);
        return resumeFrom(client(), output, { address: address(), file: named, paused });
      }),
    );
  addBatchCommand("retry", "try a failed or stopped batch again");
  addBatchCommand("skip", "let what depends on a batch go on without it");

  function addBatchCommand(verb: "retry" | "skip", description: string): void {
    program
      .command(`${verb} <run> <batch>`)
      .description(description)
      .action((named: string, batch: string, _options, command: Command) => perform(command, ({ output, client }) => retryOrSkip(client(), output, { run: named, batch, verb })));
  }
}

const isRunNumber = (text: string): boolean => /^#?\d+$/.test(text);
