/** What the exit code of a command says; part of what the command promises. */
export const EXIT = {
  /** It was done; for a run that was waited for: everything was accepted. */
  done: 0,
  /** The run ended otherwise, or what was asked for changed nothing. */
  notAccepted: 1,
  /** The plan, the file or the command line is wrong. */
  wrongInput: 2,
  /** No server, or it does not let us in, or it cannot do anything at the moment. */
  noServer: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
