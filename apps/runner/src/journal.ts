/** Where the runner says what happens to itself; one call is one line. */
export type Journal = (message: string) => void;

/** Writes to standard error with the time before each line. A full disk or a reader that is gone changes nothing. */
export function openJournal(): Journal {
  // Without a listener, a broken pipe would end the runner and leave the processes of its attempts alone.
  process.stderr.on("error", () => undefined);
  process.stdout.on("error", () => undefined);
  return (message) => {
    process.stderr.write(`${new Date().toISOString()} ${message}\n`);
  };
}

/** The message of whatever was thrown, with its cause where that says more. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error && !error.message.includes(error.cause.message) ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}
