import type { Time } from "../engine/time.ts";

export interface OutboxOptions {
  readonly send: (lines: readonly string[]) => Promise<void>;
  /** Whether anybody would read it. */
  readonly isWanted: () => boolean;
  /** So long after one letter the next one is sent at the earliest. */
  readonly pauseMs: number;
  readonly time: Pick<Time, "after">;
}

/** Gathers what is to be said: the first line at once, and all that come within `pauseMs` after it together, each once. */
export function createOutbox({ send, isWanted, pauseMs, time }: OutboxOptions): (line: string) => void {
  const lines = new Set<string>();
  let isResting = false;
  const post = async (): Promise<void> => {
    isResting = true;
    const letter = [...lines];
    lines.clear();
    await send(letter);
    time.after(pauseMs, () => {
      isResting = false;
      if (lines.size > 0) void post();
    });
  };
  return (line) => {
    if (!isWanted()) return;
    lines.add(line);
    if (!isResting) void post();
  };
}
