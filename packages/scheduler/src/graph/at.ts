/** The number at an index that is known to exist. Out of range it is 0, so that a wrong index shows in the result, not in the type. */
export function at(numbers: ArrayLike<number>, index: number): number {
  return numbers[index] ?? 0;
}
