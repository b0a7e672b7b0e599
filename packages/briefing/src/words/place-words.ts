import type { FilePlace } from "@planloom/scheduler";
import { codeText } from "./markdown.ts";

const MOST_PLACES = 6;

/** Places in files as a list in a sentence; the first few of many. */
export function placeWords(places: readonly FilePlace[]): string {
  const shown = places.slice(0, MOST_PLACES).map(({ path, line }) => codeText(line === null ? path : `${path}:${line}`));
  return [...shown, ...(places.length > MOST_PLACES ? [`${places.length - MOST_PLACES} more`] : [])].join(", ");
}
