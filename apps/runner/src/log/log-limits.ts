/** Of a log that is longer than both together, the beginning and the end are kept. */
export const HEAD_BYTES = 1_048_576;
export const TAIL_BYTES = 7 * 1_048_576;
