import type { Command } from "commander";
import { listSecrets, removeSecret, setSecret } from "../commands/secret.ts";
import type { Perform } from "./perform.ts";

/** Commands about the secrets of the workspace. */
export function addSecretCommands(program: Command, perform: Perform): void {
  const secret = program.command("secret").description("what commands get and no log shows");
  secret
    .command("set <name>")
    .description("set a secret to what you type unseen, or pipe in")
    .action((name: string, _options, command: Command) => perform(command, ({ output, client }) => setSecret(client(), output, name)));
  secret
    .command("list")
    .description("the secrets by name; their values cannot be had")
    .action((_options, command: Command) => perform(command, ({ output, client }) => listSecrets(client(), output)));
  secret
    .command("remove <name>")
    .description("remove a secret")
    .action((name: string, _options, command: Command) => perform(command, ({ output, client }) => removeSecret(client(), output, name)));
}
