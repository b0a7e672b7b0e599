import { runShell, type ShellResult } from "../executors/shell.ts";
import type { Containment } from "../process-tree/containment.ts";
import { MARKER_VARIABLE, newMarker } from "../process-tree/marker.ts";
import { Mask } from "../secrets/mask.ts";

export interface ShellRun {
  readonly directory: string;
  readonly signal?: AbortSignal;
  readonly graceMs?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** By a sweep, when left out. */
  readonly containment?: Containment;
  readonly onText?: (text: string) => Promise<void>;
}

/** Runs a command as an attempt would, and gathers what it printed. */
export async function runInShell(command: string, run: ShellRun): Promise<{ readonly result: ShellResult; readonly text: string }> {
  const marker = newMarker();
  let text = "";
  const result = await runShell(
    { command, directory: run.directory, marker, environment: { PATH: process.env.PATH ?? "", [MARKER_VARIABLE]: marker, ...run.environment } },
    {
      signal: run.signal ?? new AbortController().signal,
      isLapsed: () => false,
      grace: { ms: run.graceMs ?? 5_000, cut: new AbortController().signal },
      containment: run.containment ?? { level: "sweep" },
      mask: new Mask([]),
      onStubborn: () => undefined,
      onText: (piece) => {
        text += piece;
        return run.onText?.(piece) ?? null;
      },
    },
  );
  return { result, text };
}
