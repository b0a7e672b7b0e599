import { messageOf } from "../journal.ts";
import type { DeclaredOutput, Fence, Report } from "../protocol.ts";
import type { ArtifactStore } from "./artifact-store.ts";
import { HttpFailure } from "./http-failure.ts";
import { openOutputFile } from "./open-output-file.ts";

export interface Harvest {
  readonly fence: Fence;
  /** Where files are taken from. */
  readonly directory: string;
  readonly declared: readonly DeclaredOutput[];
  /** What the command printed. */
  readonly values: ReadonlyMap<string, string>;
  readonly store: ArtifactStore;
  readonly signal: AbortSignal;
}

export interface HarvestedOutputs {
  readonly outputs: Report["outputs"];
  readonly missingOutputs: string[];
  /** Why each missing one is missing, for the log. */
  readonly reasons: readonly string[];
}

type Collected = { readonly output: Report["outputs"][number] } | { readonly why: string };

/** Hands the declared outputs of an attempt to the server, and names those that were not there. */
export async function collectOutputs(harvest: Harvest): Promise<HarvestedOutputs> {
  const outputs: Report["outputs"] = [];
  const missingOutputs: string[] = [];
  const reasons: string[] = [];
  for (const declared of harvest.declared) {
    const collected = declared.kind === "value" ? takeValue(declared.name, harvest.values) : await takeFile(declared, harvest);
    if ("output" in collected) outputs.push(collected.output);
    else {
      missingOutputs.push(declared.name);
      reasons.push(`${declared.name}: ${collected.why}`);
    }
  }
  return { outputs, missingOutputs, reasons };
}

function takeValue(name: string, values: ReadonlyMap<string, string>): Collected {
  const value = values.get(name);
  return value === undefined ? { why: `no line "::planloom-output ${name}=…" was printed` } : { output: { kind: "value", name, value } };
}

async function takeFile({ name, path }: Extract<DeclaredOutput, { kind: "file" }>, { fence, directory, store, signal }: Harvest): Promise<Collected> {
  const opened = await openOutputFile(directory, path);
  if (opened.kind === "missing") return opened;
  const { file, bytes } = opened;
  try {
    await store.upload({ fence, name, file, bytes }, signal);
    return { output: { kind: "file", name, bytes } };
  } catch (error) {
    if (error instanceof HttpFailure) return { why: messageOf(error) };
    throw error;
  } finally {
    await file.close();
  }
}
