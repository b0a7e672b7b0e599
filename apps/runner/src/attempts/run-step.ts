import { runShell, type ShellResult } from "../executors/shell.ts";
import type { LogSender } from "../log/log-sender.ts";
import type { Containment } from "../process-tree/containment.ts";
import type { Grace } from "../process-tree/running-tree.ts";
import type { Mask } from "../secrets/mask.ts";

export interface Step {
  readonly command: string;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly marker: string;
}

export interface StepOptions {
  readonly log: LogSender;
  readonly signal: AbortSignal;
  readonly isLapsed: () => boolean;
  readonly grace: Grace;
  readonly containment: Containment;
  /** Kept out of all that the command prints. */
  readonly mask: Mask;
  /** Sees everything that goes to the log. */
  readonly watch: (text: string, source: "stdout" | "stderr") => void;
}

/** Runs one command of an attempt, with all it prints going to the log of the attempt. */
export async function runStep(step: Step, { log, signal, isLapsed, grace, containment, mask, watch }: StepOptions): Promise<ShellResult> {
  return await runShell(step, {
    signal,
    isLapsed,
    grace,
    containment,
    mask,
    onText: (text, source) => {
      log.write(text);
      watch(text, source);
      return log.room();
    },
    onStubborn: (pids) => log.note(`processes ${pids.join(", ")} do not end; the attempt stays open until they do`),
  });
}
