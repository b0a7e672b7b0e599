import type { Plan } from "@planloom/scheduler";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";

/** Whom something is told, as options name it. */
export interface AudienceOptions {
  readonly toStream?: string;
  readonly toTask: readonly string[];
  readonly toFiles: readonly string[];
}

/** As the server takes it. */
export type NamedAudience = { kind: "all" } | { kind: "stream"; stream: string } | { kind: "tasks"; tasks: string[] } | { kind: "files"; patterns: string[] };

/** Whom the options mean; everybody where they name nobody. At most one of them may be given. */
export function audienceOption({ streams, tasks }: Pick<Plan, "streams" | "tasks">, { toStream, toTask, toFiles }: AudienceOptions): NamedAudience {
  const given = [toStream !== undefined, toTask.length > 0, toFiles.length > 0].filter(Boolean).length;
  if (given > 1) throw new CliError(EXIT.wrongInput, "Name one audience: --to-stream, --to-task or --to-files.");
  if (toStream !== undefined) return { kind: "stream", stream: idOf(streams.map(({ id, name }) => ({ id, name })), toStream, "stream") };
  if (toTask.length > 0) return { kind: "tasks", tasks: [...new Set(toTask.map((named) => idOf(tasks.map(({ id, title }) => ({ id, name: title })), named, "task")))] };
  return toFiles.length > 0 ? { kind: "files", patterns: [...toFiles] } : { kind: "all" };
}

function idOf(all: readonly { readonly id: string; readonly name: string }[], named: string, what: string): string {
  const wanted = named.toLowerCase();
  const found = all.find(({ id }) => id.toLowerCase() === wanted) ?? all.find(({ name }) => name.toLowerCase() === wanted);
  if (found === undefined) throw new CliError(EXIT.wrongInput, `The plan has no ${what} ${named}.${all.length === 0 ? "" : ` It has: ${all.map(({ id }) => id).join(", ")}.`}`);
  return found.id;
}
