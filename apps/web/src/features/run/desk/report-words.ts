import type { FilePlace, Severity } from "@planloom/scheduler";
import type { Tone } from "@planloom/ui";

export const SEVERITY_TONES: Readonly<Record<Severity, Tone>> = { critical: "danger", major: "warning", minor: "info", info: "neutral" };

/** A place in a file as people and editors write it: `src/app.ts:12`. */
export function placeWords({ path, line }: FilePlace): string {
  return line === null ? path : `${path}:${line}`;
}
