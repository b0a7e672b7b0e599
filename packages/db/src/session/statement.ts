/** One SQL statement with its parameters. The name lets a connection plan it once. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}
