interface Wish {
  readonly at: number;
  /** Above 0. */
  readonly weight: number;
}

interface Frame {
  /** How far each must at least be behind the one before it; 0 for the first. */
  readonly apart: readonly number[];
  /** All places lie between 0 and this, if they fit. */
  readonly room: number;
}

interface Block {
  readonly count: number;
  readonly at: number;
  readonly weight: number;
}

/**
 * Places in ascending order, far enough apart, with the least sum of weighted squared distances from what is wished
 * (pool adjacent violators; Ayer, Brunk, Ewing, Reid and Silverman, 1955). Linear.
 */
export function spread(wishes: readonly Wish[], { apart, room }: Frame): number[] {
  const offsets: number[] = [];
  for (const [index, distance] of apart.entries()) offsets.push(index === 0 ? 0 : (offsets[index - 1] ?? 0) + distance);
  const blocks: Block[] = [];
  wishes.forEach(({ at, weight }, index) => {
    let block: Block = { count: 1, at: at - (offsets[index] ?? 0), weight };
    for (let above = blocks.at(-1); above !== undefined && above.at > block.at; above = blocks.at(-1)) {
      blocks.pop();
      const sum = above.weight + block.weight;
      block = { count: above.count + block.count, at: (above.at * above.weight + block.at * block.weight) / sum, weight: sum };
    }
    blocks.push(block);
  });
  const last = Math.max(0, room - (offsets.at(-1) ?? 0));
  return blocks.flatMap(({ count, at }) => Array.from({ length: count }, () => Math.min(last, Math.max(0, at)))).map((at, index) => at + (offsets[index] ?? 0));
}
