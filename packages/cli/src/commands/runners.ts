import type { Fleet } from "@planloom/api";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";

/** Lists the runners: how each stands, what it works on and what it may do. */
export async function runners(client: Client, output: Output): Promise<ExitCode> {
  const fleet = (await client.fleet.list.query()).filter(({ state }) => state !== "removed");
  if (fleet.length === 0) output.line("There is no runner yet. `planloom runner-token NAME` makes the command that adds one.");
  for (const runner of fleet) output.line(lineOf(runner));
  output.value(fleet);
  return EXIT.done;
}

function lineOf({ name, state, draining, busy, capacity, mostAtOnce, labels, version }: Fleet[number]): string {
  const places = mostAtOnce === null ? capacity : Math.min(capacity, mostAtOnce);
  const standing = draining ? `${state}, drained` : state;
  return `${name}: ${standing}, ${busy} of ${places} busy${labels.length === 0 ? "" : `, ${labels.join(" ")}`}${version === "" ? "" : ` (${version})`}`;
}
