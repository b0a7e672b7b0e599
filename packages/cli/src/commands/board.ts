import { batchOfAttempt, batchSpecOf, type BoardEntry, type Run, searchBoard } from "@planloom/scheduler";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import type { Client } from "../server/connect.ts";
import { findRun } from "../server/find-run.ts";

export interface BoardOptions {
  readonly run: string | undefined;
  readonly search?: string;
  readonly kind?: BoardEntry["kind"];
  readonly all?: boolean;
}

/** Lists what stands on the board of a run, the newest last, where a terminal shows it. */
export async function board(client: Client, output: Output, { run: named, search = "", kind, all = false }: BoardOptions): Promise<ExitCode> {
  const { id, number } = await findRun(client, named);
  const { state } = await client.run.get.query({ run: id });
  const entries = searchBoard(state.coordination.board, search).filter((entry) => (all || entry.supersededBy === null) && (kind === undefined || entry.kind === kind));
  if (entries.length === 0) output.line(state.coordination.board.length === 0 ? `The board of run ${number} is empty. \`planloom post ${number} TITLE\` puts something there.` : "Nothing on the board is like this.");
  for (const entry of entries) for (const line of entryLines(state, entry)) output.line(line);
  output.value(entries);
  return EXIT.done;
}

function entryLines(run: Run, entry: BoardEntry): readonly string[] {
  const { id, kind, severity, title, text, files, pinned, version, supersededBy, subject, claim } = entry;
  const marks = [pinned ? "pinned" : null, severity === "info" ? null : severity, version === null ? null : `version ${version}`, supersededBy === null ? null : "superseded"].filter((mark) => mark !== null);
  const places = files.map(({ path, line }) => (line === null ? path : `${path}:${line}`));
  return [
    `${kind[0]?.toUpperCase()}${kind.slice(1)}${marks.length === 0 ? "" : ` (${marks.join(", ")})`}: ${title}`,
    `  ${sourceName(run, entry)}, to ${audienceName(entry)}, ${id}`,
    ...(places.length === 0 ? [] : [`  ${places.join(", ")}`]),
    ...(subject === null ? [] : [`  ${subject}${claim === null ? "" : `: ${claim}`}`]),
    ...text.split("\n").filter((line) => line.trim() !== "").map((line) => `    ${line}`),
  ];
}

function sourceName(run: Run, { source }: BoardEntry): string {
  if (source.kind === "member") return source.name;
  return batchSpecOf(run.spec, batchOfAttempt(source.attempt))?.title ?? source.attempt;
}

function audienceName({ audience }: BoardEntry): string {
  switch (audience.kind) {
    case "all":
      return "everybody";
    case "stream":
      return `stream ${audience.stream}`;
    case "tasks":
      return audience.tasks.join(", ");
    case "files":
      return `whoever touches ${audience.patterns.join(", ")}`;
  }
}
