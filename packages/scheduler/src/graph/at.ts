// One function for each kind of array: a reader that has seen several kinds is several times slower.

/** The number at an index that is known to exist. Out of range it is 0, so that a wrong index shows in the result, not in the type. */
export function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}

/** As `at`, for times. */
export function timeAt(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}

/** As `at`, for flags and small counts. */
export function byteAt(numbers: Uint8Array, index: number): number {
  return numbers[index] ?? 0;
}

/** As `at`, for lists that grow. */
export function itemAt(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}
