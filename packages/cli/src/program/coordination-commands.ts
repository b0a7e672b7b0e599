import { type Command, Option } from "commander";
import { answer, type AnswerOptions } from "../commands/answer.ts";
import { block, type BlockOptions } from "../commands/block.ts";
import { board, type BoardOptions } from "../commands/board.ts";
import { post, type PostOptions } from "../commands/post.ts";
import type { Perform } from "./perform.ts";

const many = (value: string, all: string[]): string[] => [...all, value];

/** Commands by which those who work on a run let each other know. */
export function addCoordinationCommands(program: Command, perform: Perform): void {
  program
    .command("board [run]")
    .description("what stands on the board of a run: findings, decisions, constraints and contracts")
    .option("--search <text>", 'words, a "phrase", or the beginning of a path')
    .addOption(new Option("--kind <kind>", "only these").choices(["finding", "decision", "constraint", "contract"]))
    .option("--all", "also what was superseded")
    .action((named: string | undefined, options: Omit<BoardOptions, "run">, command: Command) => perform(command, ({ output, client }) => board(client(), output, { run: named, ...options })));
  addAudience(program.command("post <run> <title>"))
    .description("put an entry on the board of a run; every brief written from then on carries it to whom it concerns")
    .addOption(new Option("--kind <kind>", "what it is").choices(["finding", "decision", "constraint"]).default("decision"))
    .addOption(new Option("--severity <severity>", "how much it matters").choices(["critical", "major", "minor", "info"]).default("info"))
    .option("--text <text>", "all there is to say, as Markdown", "")
    .option("--file <path[:line]>", "a file it is about; can be repeated", many, [])
    .option("--subject <name>", "what it is about, as a word that others use too")
    .option("--claim <value>", "what it says of the subject")
    .option("--pin", "above the others, on the board and in briefs")
    .option("--supersedes <entry>", "the entry that it takes the place of, by its id")
    .option("--contract <id>", "publish --text as the next version of this contract")
    .action((named: string, title: string, options: Omit<PostOptions, "run" | "title">, command: Command) => perform(command, ({ output, client }) => post(client(), output, { run: named, title, ...options })));
  program
    .command("block <run> <title>")
    .description("raise a blocker: something that keeps work from going on")
    .option("--batch <batch>", "the batch that it stops")
    .addOption(new Option("--kind <kind>", "what it is").choices(["clarification", "hard-dependency", "technical", "scope-conflict"]).default("clarification"))
    .addOption(new Option("--severity <severity>", "critical pauses the run, moderate stops the batch, minor stops nothing").choices(["critical", "moderate", "minor"]).default("moderate"))
    .option("--text <text>", "what whoever decides has to know, as Markdown", "")
    .option("--option <text>", "a way out; can be repeated", many, [])
    .action((named: string, title: string, options: Omit<BlockOptions, "run" | "title">, command: Command) => perform(command, ({ output, client }) => block(client(), output, { run: named, title, ...options })));
  addAudience(program.command("answer <run> [blocker]"))
    .description("get a blocker out of the way, by its id or title; without one: which are open")
    .option("--text <text>", "the answer, which the board tells")
    .option("--quietly", "tell nobody but the next attempt")
    .option("--dismiss", "it is none; the text says why")
    .option("--resume", "let a paused run go on with it")
    .action((named: string, blocker: string | undefined, options: Omit<AnswerOptions, "run" | "blocker">, command: Command) =>
      perform(command, ({ output, client }) => answer(client(), output, { run: named, blocker, ...options })),
    );
}

/** Whom something is told; everybody where none of these is given. */
function addAudience(command: Command): Command {
  return command
    .option("--to-stream <stream>", "tell one stream, by its id or name")
    .option("--to-task <task>", "tell a task, by its id or title; can be repeated", many, [])
    .option("--to-files <pattern>", "tell whoever touches such files; can be repeated", many, []);
}
