export interface ShellCommand {
  readonly command: string;
  readonly directory: string;
  /** All the variables the command sees. */
  readonly environment: Readonly<Record<string, string>>;
  /** The marker of the attempt; it must be in `environment`. */
  readonly marker: string;
}
