/** Of many places alike, so many are pointed at. */
export const MOST_PLACES = 100;
