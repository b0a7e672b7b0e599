/**
 * A number strictly between 0 and 1 that depends on nothing but the two keys: the same keys give the same number, and
 * different ones give numbers that behave as if independent. So a draw belongs to its task and play, and an edit to one
 * task leaves the draws of all others as they were (common random numbers). Both keys come from `keyOf` or `mix`.
 */
export function uniformAt(key: number, play: number): number {
  return (mix(key ^ play) + 0.5) / 4_294_967_296;
}

/** Spreads an integer over 32 bits so that every bit depends on every other: the finaliser of MurmurHash3 (Appleby, 2011). */
export function mix(integer: number): number {
  let bits = integer | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A key for whatever a text names, under a seed: FNV-1a (Fowler, Noll and Vo, 1991), then mixed. */
export function keyOf(text: string, seed: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix(hash ^ mix(seed + 0x9e3779b9));
}
