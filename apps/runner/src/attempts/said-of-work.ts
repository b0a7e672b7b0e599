import type { FoundBlock } from "../log/report-block.ts";
import type { Report } from "../protocol.ts";
import type { Mask } from "../secrets/mask.ts";
import { MOST_LEFT_BYTES, readLeftFile } from "./read-left-file.ts";

interface Traces {
  /** Where a report may have been left. */
  readonly file: string;
  /** What was found in the output, without secrets already. */
  readonly block: FoundBlock | null;
  readonly mask: Mask;
}

/**
 * The report that whoever did the work gave of it, as they wrote it: the file counts before what they printed. What
 * cannot be sent as a text says why. Never throws.
 */
export async function saidOfWork({ file, block, mask }: Traces): Promise<Pick<Report, "said" | "fault">> {
  const left = await readLeftFile(file, "PLANLOOM_REPORT");
  switch (left.kind) {
    case "text":
      return { said: mask.text(left.text), fault: null };
    case "refused":
      return { said: null, fault: left.why.slice(0, 1_000).toWellFormed() };
    case "none":
      return block === null ? { said: null, fault: null } : printed(block);
  }
}

function printed(block: FoundBlock): Pick<Report, "said" | "fault"> {
  return block.kind === "text" ? { said: block.text, fault: null } : { said: null, fault: `The report it printed has more than ${MOST_LEFT_BYTES} characters; no more are read.` };
}
