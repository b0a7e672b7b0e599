import type { FileProblem, TextPosition } from "../file-problem.ts";

/** Somewhere a problem can be shown at. */
export interface ProblemSpot {
  readonly at: TextPosition;
  readonly path: string;
}

/** More than anybody reads; a file of two million wrong characters stays quick to refuse. */
const MOST = 500;

/** Collects the problems of one file, 500 at most. The same thing said twice of the same place is kept once. */
export class ProblemList {
  readonly #file: string;
  readonly #found = new Map<string, FileProblem>();

  constructor(file: string) {
    this.#file = file;
  }

  report({ at, path }: ProblemSpot, message: string): void {
    if (this.isFull) return;
    const key = `${at.line}:${at.column} ${path} ${message}`;
    this.#found.set(key, { file: this.#file, severity: "error", line: at.line, column: at.column, path, message });
  }

  /** Takes over what another list of the same file has found. */
  addAll(others: ProblemList): void {
    for (const problem of others.sorted()) this.report({ at: problem, path: problem.path }, problem.message);
  }

  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  /** Whether more problems would be left out. */
  get isFull(): boolean {
    return this.#found.size >= MOST;
  }

  /** In the order of the file. */
  sorted(): FileProblem[] {
    return [...this.#found.values()].toSorted((a, b) => a.line - b.line || a.column - b.column);
  }
}
