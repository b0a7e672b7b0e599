import type { ExitCode } from "./exit-code.ts";

/** Thrown to end a command with a message for the person who typed it. `details` go into the JSON answer. */
export class CliError extends Error {
  readonly exitCode: ExitCode;
  readonly details: unknown;

  constructor(exitCode: ExitCode, message: string, details: unknown = null, options?: ErrorOptions) {
    super(message, options);
    this.name = "CliError";
    this.exitCode = exitCode;
    this.details = details;
  }
}
