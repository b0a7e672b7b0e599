import { batchSpecOf, type BatchId, heldLocks, type Run, runErrors, SEVERITY_WORDS } from "@planloom/scheduler";
import pc from "picocolors";
import { safeText } from "../safe-text.ts";
import { clockText } from "./duration.ts";

/** More names than this are counted. */
const MOST_NAMED = 4;

/** What went wrong in a run and is not over, a line for each cause, the most severe first; nothing where nothing did. */
export function errorLines(run: Run): string[] {
  const lines = runErrors(run)
    .filter(({ severity }) => severity !== "mended")
    .map(({ severity, cause, batches, waiting, skipped }) => {
      const effects = [...(waiting.length === 0 ? [] : [`waiting: ${named(run, waiting)}`]), ...(skipped.length === 0 ? [] : [`skipped: ${named(run, skipped)}`])];
      return `  ${SEVERITY_WORDS[severity]}: ${safeText(cause)} – ${named(run, batches.map(({ batch }) => batch))}${effects.length === 0 ? "" : pc.dim(` (${effects.join("; ")})`)}`;
    });
  return lines.length === 0 ? [] : [pc.bold("What went wrong"), ...lines];
}

/** What is held for too long while others wait for it. */
export function overdueLines(run: Run, now: number): string[] {
  return heldLocks(run, now)
    .filter(({ overdue }) => overdue)
    .map(({ thing, batch, since, waiting }) => {
      const what = thing.kind === "file" ? thing.path : thing.name;
      return pc.yellow(`${named(run, [batch])} has held ${safeText(what)} for ${clockText(now - since)}, longer than expected; waiting: ${named(run, waiting)}`);
    });
}

function named(run: Run, ids: readonly BatchId[]): string {
  const names = ids.slice(0, MOST_NAMED).map((id) => safeText(batchSpecOf(run.spec, id)?.title ?? id));
  return ids.length > names.length ? `${names.join(", ")} and ${ids.length - names.length} more` : names.join(", ");
}
