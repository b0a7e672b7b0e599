import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";

/** Prints a new link that signs its first visitor in as the owner. */
export async function link(client: Client, output: Output): Promise<ExitCode> {
  const { url } = await client.session.createLink.mutate();
  output.line(url);
  output.value({ url });
  return EXIT.done;
}
