export interface Pace {
  /** At most one value in so many milliseconds, apart from the last. */
  readonly everyMs: number;
  /** Milliseconds of any steady clock. */
  readonly now: () => number;
}

/** Of ever better values the first, the last and in between one now and then; handing over each of many would take longer than finding them. */
export function* thinOut<Value>(values: Iterable<Value>, { everyMs, now }: Pace): Generator<Value, void> {
  let handedOver = Number.NEGATIVE_INFINITY;
  let kept: { readonly value: Value } | null = null;
  for (const value of values) {
    kept = { value };
    if (now() - handedOver < everyMs) continue;
    yield value;
    kept = null;
    handedOver = now();
  }
  if (kept !== null) yield kept.value;
}
