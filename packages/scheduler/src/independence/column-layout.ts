import { itemAt } from "../graph/at.ts";
import type { StreamId } from "../plan/ids.ts";
import type { IndependenceFacts } from "./independence-facts.ts";

/**
 * A place in a row of bits for every compared task. The tasks of one stream stand together and begin a word of 32
 * bits, so that a word belongs to one stream and bits can be counted by the word.
 */
export interface ColumnLayout {
  /** The streams that have tasks, in the order of the plan; `null` stands for the tasks without one and comes last. */
  readonly streams: readonly (StreamId | null)[];
  /** The column of each task by its place in the plan; -1 for what is not compared. */
  readonly columnOf: Int32Array;
  /** The task of each column; -1 for what only fills a word. */
  readonly taskOf: Int32Array;
  /** The stream of each task and of each word, by its place in `streams`. */
  readonly streamOf: Int32Array;
  readonly streamOfWord: Int32Array;
}

/** Linear. */
export function columnLayout({ plan, isCompared }: IndependenceFacts): ColumnLayout {
  const known = new Set<StreamId | null>(plan.streams.map(({ id }) => id));
  const members = new Map<StreamId | null, number[]>([...known, null].map((stream) => [stream, []]));
  plan.tasks.forEach(({ stream }, place) => {
    if (isCompared[place] === 1) members.get(known.has(stream) ? stream : null)?.push(place);
  });
  const streams = [...members.keys()].filter((stream) => (members.get(stream)?.length ?? 0) > 0);
  const columnOf = new Int32Array(plan.tasks.length).fill(-1);
  const streamOf = new Int32Array(plan.tasks.length);
  const words = streams.map((stream) => Math.ceil((members.get(stream)?.length ?? 0) / 32));
  const taskOf = new Int32Array(32 * words.reduce((sum, each) => sum + each, 0)).fill(-1);
  const streamOfWord = new Int32Array(taskOf.length / 32);
  let word = 0;
  streams.forEach((stream, index) => {
    (members.get(stream) ?? []).forEach((place, position) => {
      columnOf[place] = 32 * word + position;
      taskOf[32 * word + position] = place;
      streamOf[place] = index;
    });
    streamOfWord.fill(index, word, word + itemAt(words, index));
    word += itemAt(words, index);
  });
  return { streams, columnOf, taskOf, streamOf, streamOfWord };
}
