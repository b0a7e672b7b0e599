import type { Verdict } from "@planloom/scheduler";
import { CliError } from "../cli-error.ts";
import { decideOn } from "../server/decide-on.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";
import { reportDecision } from "../server/decide.ts";

export interface CheckInOptions {
  readonly run: string;
  readonly batch: string;
  readonly accept?: boolean;
  readonly minor?: boolean;
  readonly rework?: boolean;
  readonly notes?: string;
}

const SAID: Readonly<Record<Verdict, string>> = { accept: "accepted", minor: "accepted with a note", rework: "sent to rework" };

/** Gives the verdict on a batch that waits for its check-in. */
export async function checkIn(client: Client, output: Output, options: CheckInOptions): Promise<ExitCode> {
  const verdict = verdictOf(options);
  const notes = options.notes ?? null;
  if (verdict === "rework" && notes === null) throw new CliError(EXIT.wrongInput, "Say what to do better: --rework --notes TEXT.");
  const { fence, title } = await decideOn(client, options);
  return reportDecision(output, await client.attempt.checkIn.mutate({ ...fence, verdict, notes }), `${title}: ${SAID[verdict]}.`);
}

function verdictOf(options: CheckInOptions): Verdict {
  const verdicts = (["accept", "minor", "rework"] as const).filter((verdict) => options[verdict]);
  const [verdict] = verdicts;
  if (verdict === undefined || verdicts.length > 1) throw new CliError(EXIT.wrongInput, "Name one verdict: --accept, --minor or --rework.");
  return verdict;
}
