import { LinkSet } from "../link-set.ts";
import type { NoteList } from "../note-list.ts";
import type { PlacedItem, PlacedOutline } from "./place-items.ts";
import type { TaskItem } from "./task-item.ts";

const NUMBER = String.raw`(?:[A-Z]{1,4}-?\d{1,5}|\d{1,4}(?:\.\d{1,4})*)`;
const NEEDS = new RegExp(String.raw`\b(?:depends? on|dependenc(?:y|ies):|needs:|blocked by) ((?:(?:and |, ?|& |tasks? |#)*${NUMBER} ?)+)`, "gi");

/**
 * Who needs whom. Where some carry the mark `[P]`, those run beside their neighbours, all others in their order, and
 * sections one after the other. Elsewhere what is numbered comes in its order. Besides that, what a text names as
 * needed: `(depends on T012, T013)`. A part without a need among its siblings needs what its parent needs.
 */
export function linkItems({ sections, all }: PlacedOutline, notes: NoteList): LinkSet {
  const links = new LinkSet(all.length);
  const numbered = new Map(all.flatMap(({ item, index }) => (item.number === null ? [] : [[item.number.toUpperCase(), index] as const])));
  const isMarked = all.some(({ item }) => item.isParallel);
  const need = (placed: PlacedItem, before: readonly number[]): void => {
    if (links.isFull) return;
    const needed = [...before, ...named(placed.item, numbered, notes)];
    for (const part of placed.parts) links.add(part.index, placed.index);
    if (placed.parts.length > 0) order([placed.parts], needed);
    else for (const from of needed) links.add(from, placed.index);
  };
  const order = (lists: readonly (readonly PlacedItem[])[], inherited: readonly number[]): void => {
    let before = inherited;
    for (const list of lists) {
      for (const run of isMarked ? runsByMark(list) : runsByNumber(list)) {
        for (const placed of run) need(placed, before);
        // Without a number or a mark, an order on paper means nothing.
        before = isMarked || run[0]?.item.isNumbered === true ? run.map(({ index }) => index) : inherited;
      }
      if (!isMarked) before = inherited;
    }
  };
  order(sections, []);
  return links;
}

/** Neighbours with the mark together, all others alone. */
function runsByMark(list: readonly PlacedItem[]): PlacedItem[][] {
  const runs: PlacedItem[][] = [];
  for (const placed of list) {
    const last = runs.at(-1);
    if (placed.item.isParallel && last?.[0]?.item.isParallel === true) last.push(placed);
    else runs.push([placed]);
  }
  return runs;
}

/** What is numbered alone; neighbours without numbers together. */
function runsByNumber(list: readonly PlacedItem[]): PlacedItem[][] {
  const runs: PlacedItem[][] = [];
  for (const placed of list) {
    const last = runs.at(-1);
    if (!placed.item.isNumbered && last?.[0]?.item.isNumbered === false) last.push(placed);
    else runs.push([placed]);
  }
  return runs;
}

function named({ text, details, at }: TaskItem, numbered: ReadonlyMap<string, number>, notes: NoteList): number[] {
  const texts = [text, ...details.map((detail) => detail.replaceAll(/\s+/g, " "))];
  const names = texts.flatMap((each) => [...each.matchAll(NEEDS)].flatMap(([, list = ""]) => list.match(new RegExp(NUMBER, "gi")) ?? []));
  return names.flatMap((name) => {
    const index = numbered.get(name.toUpperCase());
    if (index === undefined) notes.count("dropped", (count, first) => `${count === 1 ? "One dependency names a task" : `${count} dependencies name tasks`} that ${count === 1 ? "is" : "are"} done or not in the list (first ${first}).`, { name: JSON.stringify(name), at });
    return index ?? [];
  });
}
