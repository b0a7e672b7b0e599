import { type Audience, type FilePlace, type StreamId, streamId, type TaskId } from "@planloom/scheduler";

/** Whom something is to be told, as a form has it: what was chosen for each kind stays while another one is looked at. */
export interface AudienceDraft {
  readonly kind: Audience["kind"];
  readonly stream: string;
  readonly tasks: readonly TaskId[];
  /** One pattern a line. */
  readonly patterns: string;
}

export const TO_ALL: AudienceDraft = { kind: "all", stream: "", tasks: [], patterns: "" };

/** The form of an audience that there is. */
export function draftOf(audience: Audience): AudienceDraft {
  switch (audience.kind) {
    case "all":
      return TO_ALL;
    case "stream":
      return { ...TO_ALL, kind: "stream", stream: audience.stream };
    case "tasks":
      return { ...TO_ALL, kind: "tasks", tasks: audience.tasks };
    case "files":
      return { ...TO_ALL, kind: "files", patterns: audience.patterns.join("\n") };
  }
}

/** The audience that a form names; `null` where it names nobody yet. */
export function audienceOf({ kind, stream, tasks, patterns }: AudienceDraft): Audience | null {
  switch (kind) {
    case "all":
      return { kind };
    case "stream":
      return stream === "" ? null : { kind, stream: asStream(stream) };
    case "tasks":
      return tasks.length === 0 ? null : { kind, tasks };
    case "files": {
      const lines = linesOf(patterns);
      return lines.length === 0 ? null : { kind, patterns: lines };
    }
  }
}

const asStream = (id: string): StreamId => streamId(id);

/** The lines of a text that say something. */
export function linesOf(text: string): readonly string[] {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/** The places that a text names, one a line as `path` or `path:line`. */
export function placesOf(text: string): readonly FilePlace[] {
  return linesOf(text).map((line) => {
    const found = /^(.+?):(\d{1,9})$/.exec(line);
    const number = Number(found?.[2] ?? 0);
    return found?.[1] === undefined || number < 1 ? { path: line, line: null } : { path: found[1], line: number };
  });
}
