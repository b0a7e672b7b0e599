import { randomUUID } from "node:crypto";

/** The variable that every process of an attempt inherits, so that it can be found wherever it went. */
export const MARKER_VARIABLE = "PLANLOOM_MARKER";

/** A text that no other attempt has. */
export const newMarker = (): string => randomUUID();

/**
 * The value of the variable for an attempt. Where this runner itself runs inside an attempt, the markers around it
 * stay in, so that ending the outer attempt finds the processes of the inner ones too.
 */
export function markerValue(marker: string, outer: string | undefined): string {
  return outer ? `${outer} ${marker}` : marker;
}
