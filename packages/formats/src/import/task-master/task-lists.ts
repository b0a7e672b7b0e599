import { entryOf, itemsOf, type SourceList, type SourceNode, textOf } from "../../source/source-node.ts";
import type { NoteList } from "../note-list.ts";

/** The list task-master works on where nothing else was chosen. */
const USUAL_TAG = "master";

/** Whether a file is a `tasks.json` of task-master, with or without tags. */
export function isTaskMaster(root: SourceNode): boolean {
  const list = entryOf(root, "tasks");
  if (list !== undefined) return itemsOf(list).some(isTask);
  return taggedLists(root).length > 0;
}

/**
 * The list of tasks to read: the only one, the one with the tag `master`, or else the first that has any. `null` where
 * there is none.
 */
export function chooseTaskList(root: SourceNode, notes: NoteList): SourceList | null {
  const untagged = entryOf(root, "tasks");
  if (untagged?.kind === "list") return untagged;
  const tagged = taggedLists(root);
  const chosen = tagged.find(({ tag }) => tag === USUAL_TAG) ?? tagged.find(({ list }) => list.items.length > 0) ?? tagged[0];
  const others = tagged.filter(({ tag }) => tag !== chosen?.tag);
  if (chosen !== undefined && others.length > 0) {
    notes.drop(`Only the tag ${JSON.stringify(chosen.tag)} is read; left out: ${others.map(({ tag, list }) => `${JSON.stringify(tag)} (${list.items.length} ${list.items.length === 1 ? "task" : "tasks"})`).join(", ")}.`);
  }
  return chosen?.list ?? null;
}

function taggedLists(root: SourceNode): { readonly tag: string; readonly list: SourceList }[] {
  if (root.kind !== "map") return [];
  return [...root.entries].flatMap(([tag, { value }]) => {
    const list = entryOf(value, "tasks");
    // Other tools' files have lists of that name too, but of other things.
    return list?.kind === "list" && (list.items.length === 0 ? entryOf(value, "metadata") !== undefined : list.items.some(isTask)) ? [{ tag, list }] : [];
  });
}

/** Planloom's own tasks have an id as well, but none of the others. */
function isTask(node: SourceNode): boolean {
  const hasId = textOf(entryOf(node, "id")) !== null;
  return hasId && ["status", "subtasks", "testStrategy", "dependencies"].some((key) => entryOf(node, key) !== undefined);
}
