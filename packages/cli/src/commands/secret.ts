import type { WorkspaceSecrets } from "@planloom/api";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";
import { readSecret } from "../read-secret.ts";

/** Lists the secrets of the workspace by name; their values cannot be had. */
export async function listSecrets(client: Client, output: Output): Promise<ExitCode> {
  const secrets = await client.secret.list.query();
  if (secrets.length === 0) output.line("There is no secret yet. `planloom secret set NAME` asks for the value of one.");
  for (const secret of secrets) output.line(lineOf(secret));
  output.value(secrets);
  return EXIT.done;
}

/** Sets a secret to what is typed unseen or piped in; never to what stands on the command line, which others can read. */
export async function setSecret(client: Client, output: Output, name: string): Promise<ExitCode> {
  await client.secret.set.mutate({ name, value: await readSecret(`Value of ${name} (it is not shown): `, process.stdin, process.stderr) });
  output.line(`${name} is set. Tasks and agents that name it under \`secrets\` get it as a variable.`);
  output.value({ name });
  return EXIT.done;
}

export async function removeSecret(client: Client, output: Output, name: string): Promise<ExitCode> {
  await client.secret.remove.mutate({ name });
  output.line(`${name} is removed. What runs with it goes on; what needs it and has not begun will fail.`);
  output.value({ name });
  return EXIT.done;
}

function lineOf({ name, setBy, setAt, usedAt, fault }: WorkspaceSecrets[number]): string {
  const use = usedAt === null ? "not used since" : `last used ${moment(usedAt)}`;
  return `${name}: set ${moment(setAt)} by ${setBy}, ${use}${fault === null ? "" : `\n  ${fault}`}`;
}

const moment = (time: number): string => new Date(time).toISOString().slice(0, 16).replace("T", " ");
