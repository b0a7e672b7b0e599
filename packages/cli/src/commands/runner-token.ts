import { CliError } from "../cli-error.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";

interface Wanted {
  readonly name: string;
  /** The server's address as the new runner will reach it. */
  readonly url: string;
  readonly labels?: string;
  readonly capacity?: string;
}

/** Makes a registration token and prints the command that adds the runner, on any machine, once, within an hour. */
export async function runnerToken(client: Client, output: Output, { name, url, labels = "", capacity }: Wanted): Promise<ExitCode> {
  const grant = { labels: labels.split(",").map((label) => label.trim()).filter((label) => label !== ""), mostAtOnce: capacity === undefined ? null : wholeNumber(capacity) };
  const { token, expiresAt } = await client.fleet.createRegistration.mutate({ name, ...grant });
  const command = `planloom runner --url ${url} --token ${token}`;
  output.line(`Run this on the machine that is to be ${name}, within an hour. It works once:`);
  output.line("");
  output.line(`  ${command}`);
  if (/\/\/(127\.|localhost|\[::1\])/.test(url)) {
    output.line("");
    output.line("Another machine does not reach this address. Put in the one it reaches this server by (--url).");
  }
  output.value({ name, ...grant, token, expiresAt, command });
  return EXIT.done;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1_000) throw new CliError(EXIT.wrongInput, `--capacity must be a whole number from 1 to 1000, not ${text}.`);
  return value;
}
