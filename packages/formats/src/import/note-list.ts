import type { TextPosition } from "../file-problem.ts";
import type { ImportNote } from "./import-note.ts";

/** Collects the notes of one import. What happens again and again is counted and becomes one note. */
export class NoteList {
  readonly #notes: ImportNote[] = [];
  readonly #counted = new Map<string, { readonly kind: ImportNote["kind"]; readonly at: TextPosition | null; readonly say: (count: number, first: string) => string; readonly first: string; count: number }>();

  assume(message: string, at: TextPosition | null = null): void {
    this.#notes.push({ kind: "assumed", message, at });
  }

  drop(message: string, at: TextPosition | null = null): void {
    this.#notes.push({ kind: "dropped", message, at });
  }

  /** Counts under `kind` and wording; the note names the first. */
  count(kind: ImportNote["kind"], say: (count: number, first: string) => string, { name, at }: { readonly name: string; readonly at: TextPosition }): void {
    const key = `${kind} ${say(2, "")}`;
    const entry = this.#counted.get(key);
    if (entry === undefined) this.#counted.set(key, { kind, at, say, first: name, count: 1 });
    else entry.count += 1;
  }

  /** What was assumed first, then what was dropped. */
  all(): ImportNote[] {
    const counted = [...this.#counted.values()].map(({ kind, at, say, first, count }): ImportNote => ({ kind, at, message: say(count, first) }));
    const all = [...this.#notes, ...counted];
    return [...all.filter(({ kind }) => kind === "assumed"), ...all.filter(({ kind }) => kind === "dropped")];
  }
}
