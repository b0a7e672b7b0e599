import { safeText } from "./safe-text.ts";

/** Where a command says what it has to say: lines for a person, or one JSON value for a program. */
export interface Output {
  readonly json: boolean;
  /** Whether lines may be drawn over. */
  readonly live: boolean;
  /** For people; nothing in JSON mode. Names and titles may come from anybody: no control but a colour reaches the terminal. */
  line(text: string): void;
  /** The answer; only in JSON mode. Called once. */
  value(value: unknown): void;
  /** Exactly this, as it is; nothing in JSON mode. */
  raw(text: string): void;
}

/** The output of this process. */
export function standardOutput(json: boolean): Output {
  return {
    json,
    live: !json && process.stdout.isTTY,
    line: (text) => {
      if (!json) process.stdout.write(`${safeText(text)}\n`);
    },
    value: (value) => {
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    raw: (text) => {
      if (!json) process.stdout.write(text);
    },
  };
}
