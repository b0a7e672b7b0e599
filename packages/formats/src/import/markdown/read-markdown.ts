import { type Agent, agentId, emptyPlan, newAgent, newDependency, newTask, type Stream, streamId, type Task, taskId } from "@planloom/scheduler";
import type { ProblemList } from "../../source/problem-list.ts";
import { idMaker } from "../id-maker.ts";
import { IMPORT_LIMITS, shortText } from "../import-limits.ts";
import type { ImportedPlan } from "../imported-plan.ts";
import { mentionedFiles } from "../mentioned-files.ts";
import { minutesInText } from "../minutes-in-text.ts";
import type { NoteList } from "../note-list.ts";
import { linkItems } from "./link-items.ts";
import { type PlacedItem, type PlacedOutline, placeItems } from "./place-items.ts";
import { readOutline } from "./read-outline.ts";

const START = { at: { line: 1, column: 1 }, path: "" };
const MOST_DETAILS = 100;

/**
 * The plan behind a list of tasks in Markdown (`- [ ] Write the docs (30 min)`): what is not ticked off, boxes below a
 * box as tasks before a sync point, other lines below it as its checklist, headings as streams. `null`, and reported,
 * where it holds more than a plan does. Around linear.
 */
export function readMarkdown(text: string, problems: ProblemList, notes: NoteList): ImportedPlan | null {
  const outline = readOutline(text);
  const isOver = outline.sections.every(({ items }) => items.every(({ isDone }) => isDone));
  if (isOver) notes.assume("Everything in the list is ticked off, so it is planned as if nothing were done yet.");
  const placed = placeItems(outline, isOver);
  if (placed.all.length > IMPORT_LIMITS.tasks) problems.report(START, `Expected at most ${IMPORT_LIMITS.tasks} tasks, found ${placed.all.length}.`);
  const links = problems.isEmpty ? linkItems(placed, notes) : null;
  if (links?.isFull === true) problems.report(START, `Expected at most ${IMPORT_LIMITS.dependencies} dependencies, found more.`);
  if (links === null || !problems.isEmpty) return null;
  const agent: Agent = { ...newAgent(agentId("agent"), "Agent", "coding-agent"), capacity: 4 };
  const streams = streamsOf(placed);
  const makeId = idMaker();
  const tasks = placed.all.map((each, index): Task => {
    const id = taskId(makeId(each.item.number?.replaceAll(".", "-") ?? `task-${index + 1}`));
    return { ...taskOf(each, id, agent), stream: streams.get(each.section)?.id ?? null };
  });
  noteWhatWasDecided({ placed, tasks }, notes);
  const plan = emptyPlan(shortText(outline.title ?? "Tasks"));
  const dependencies = links.all().flatMap(([from, to]) => tasks.slice(from, from + 1).flatMap((source) => tasks.slice(to, to + 1).map((target) => newDependency(source.id, target.id))));
  return { plan: { ...plan, agents: [agent], streams: [...streams.values()], tasks, dependencies }, places: new Map(tasks.map(({ id }, index) => [id, placed.all[index]?.item.at ?? START.at])) };
}

function taskOf({ item, parts }: PlacedItem, id: Task["id"], agent: Agent): Task {
  const task = newTask(id, shortText(item.text));
  if (parts.length > 0) return { ...task, kind: "sync" };
  const details = item.details.slice(0, MOST_DETAILS).map((detail) => detail.slice(0, IMPORT_LIMITS.checklistItem));
  return {
    ...task,
    agent: agent.id,
    estimate: { ...task.estimate, likely: minutesInText(item.text) ?? task.estimate.likely },
    checklist: details.map((text) => ({ text, minutes: null })),
    scope: { ...task.scope, writes: mentionedFiles([item.text, ...details].join("\n")) },
  };
}

/** A stream for every section, where there are several that have titles. */
function streamsOf({ all }: PlacedOutline): ReadonlyMap<string, Stream> {
  const titles = [...new Set(all.map(({ section }) => section).filter((title) => title !== ""))];
  if (titles.length < 2 || titles.length > IMPORT_LIMITS.list) return new Map();
  const makeId = idMaker();
  return new Map(titles.map((title) => [title, { id: streamId(makeId(title)), name: shortText(title), agent: null, patterns: [] }]));
}

function noteWhatWasDecided({ placed: { all, done }, tasks }: { readonly placed: PlacedOutline; readonly tasks: readonly Task[] }, notes: NoteList): void {
  const working = all.filter(({ parts }) => parts.length === 0);
  const unknown = working.filter(({ item }) => minutesInText(item.text) === null).length;
  if (unknown > 0) notes.assume(`${unknown === working.length ? "No task says" : `${unknown} of ${working.length} tasks do not say`} how long it takes, like "(30 min)"; 20 minutes are taken.`);
  if (all.some(({ item }) => item.isParallel)) notes.assume("Tasks marked [P] run beside their neighbours, all others in their order, and sections one after the other.");
  else notes.assume(all.some(({ item }) => item.isNumbered) ? "Numbered tasks come in their order; the others wait for nobody." : "The list says no order, so nobody waits for anybody.");
  const writing = tasks.filter(({ scope }) => scope.writes.length > 0).length;
  notes.assume(writing === 0 ? "No text names files by their paths, so collisions cannot be seen." : `Files are those that the texts name by their paths (${writing} of ${working.length} tasks), and taken as written by the task.`);
  notes.assume("Nobody is named: four agents at once are assumed.");
  if (done > 0) notes.drop(`${done === 1 ? "One task is" : `${done} tasks are`} ticked off and left out; nothing waits for ${done === 1 ? "it" : "them"}.`);
}
