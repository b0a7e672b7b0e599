import { batchOfAttempt, batchSpecOf, type BoardEntry, matchesGlob, type Plan, type Run, searchBoard, type StreamId } from "@planloom/scheduler";
import { speakerOf } from "../view/board-words.ts";
import type { BoardFilter } from "./board-filter.ts";

/** The entries that count and pass a filter: pinned ones first, then the newest first. O(entries + characters searched). */
export function shownEntries(plan: Plan, run: Run, filter: BoardFilter): readonly BoardEntry[] {
  const { kind, stream, speaker } = filter;
  const file = filter.file.trim().replace(/^\.\//, "");
  const passing = searchBoard(run.coordination.board, filter.query).filter(
    (entry) =>
      entry.supersededBy === null &&
      (kind === null || entry.kind === kind) &&
      (speaker === null || speakerOf(run, entry.source) === speaker) &&
      (stream === null || concernsStream(plan, run, { entry, stream })) &&
      (file === "" || concernsFile(entry, file)),
  );
  const newestFirst = passing.toReversed();
  return [...newestFirst.filter(({ pinned }) => pinned), ...newestFirst.filter(({ pinned }) => !pinned)];
}

/** Said in a stream, or addressed to it or to one of its tasks. */
function concernsStream(plan: Plan, run: Run, { entry: { source, audience }, stream }: { readonly entry: BoardEntry; readonly stream: StreamId }): boolean {
  if (source.kind === "attempt" && batchSpecOf(run.spec, batchOfAttempt(source.attempt))?.stream === stream) return true;
  if (audience.kind === "stream") return audience.stream === stream;
  return audience.kind === "tasks" && plan.tasks.some((task) => task.stream === stream && audience.tasks.includes(task.id));
}

function concernsFile({ files, audience }: BoardEntry, file: string): boolean {
  if (files.some(({ path }) => path.startsWith(file))) return true;
  return audience.kind === "files" && audience.patterns.some((pattern) => pattern.startsWith(file) || matchesGlob(pattern, file));
}

/** All who said something, in alphabetical order. */
export function speakersOf(run: Run): readonly string[] {
  return [...new Set(run.coordination.board.map(({ source }) => speakerOf(run, source)))].toSorted((one, other) => one.localeCompare(other));
}
