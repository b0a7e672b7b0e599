import { CommanderError } from "commander";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";
import { makeProgram } from "./program/make-program.ts";
import { safeText } from "./safe-text.ts";
import { explainFailure } from "./server/connect.ts";
import { describeServer } from "./server/describe-server.ts";

// A reader such as `head` may close the pipe early: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

try {
  await makeProgram((code) => {
    process.exitCode = code;
  }).parseAsync(process.argv);
} catch (thrown) {
  process.exitCode = fail(explainFailure(thrown, describeServer()));
}

/** Tells the person, or the program that reads JSON, why it did not work. Returns the exit code. */
function fail(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongInput;
  const message = error instanceof Error ? error.message : String(error);
  if (process.argv.includes("--json")) {
    const details = error instanceof CliError && typeof error.details === "object" ? error.details : null;
    process.stdout.write(`${JSON.stringify({ error: message, ...details }, null, 2)}\n`);
  } else {
    process.stderr.write(`${safeText(message)}\n`);
  }
  return error instanceof CliError ? error.exitCode : EXIT.notAccepted;
}
