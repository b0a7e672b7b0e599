/** A stretch of the chart. */
export interface Sight {
  readonly from: number;
  readonly to: number;
}

/** Those of a row's bars that reach into the stretch, or as far again to either side, so that scrolling finds them drawn. */
export function barsInSight<Bar extends { readonly startMinutes: number; readonly endMinutes: number }>(bars: readonly Bar[], { from, to }: Sight): readonly Bar[] {
  const margin = to - from;
  return bars.filter(({ startMinutes, endMinutes }) => endMinutes >= from - margin && startMinutes <= to + margin);
}
