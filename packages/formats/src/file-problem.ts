/** Where something stands in a text; both count from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Something wrong with a plan file, pointed at so that a person can go there. */
export interface FileProblem extends TextPosition {
  /** The name the file was read under, as it was given. */
  readonly file: string;
  /** An `error` keeps the plan from being used; a `warning` does not. */
  readonly severity: "error" | "warning";
  /** The way to it from the top of the file, like `tasks[3].estimate.likely` (lists count from 0); empty for the whole file. */
  readonly path: string;
  /** What was found, what was expected, and where there is one, the likely remedy. */
  readonly message: string;
}

/** One line that editors and terminals turn into a link: `plan.yaml:12:5 error tasks[3].estimate: ...`. */
export function describeFileProblem({ file, line, column, severity, path, message }: FileProblem): string {
  return `${file}:${line}:${column} ${severity} ${path === "" ? "" : `${path}: `}${message}`;
}
