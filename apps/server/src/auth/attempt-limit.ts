/** Slows down whoever guesses tokens. */
export interface AttemptLimit {
  /** Milliseconds this client has to wait before it may try again; 0 if it may now. */
  waitMs(client: string): number;
  /** Remembers a wrong try. */
  failed(client: string): void;
}

interface LimitOptions {
  /** Wrong tries a client has within one window. */
  readonly tries: number;
  readonly windowMs: number;
  /** Milliseconds, by a clock that nobody can set. */
  readonly now: () => number;
}

/** Caps the memory an attacker with many addresses can make the server use. */
const MOST_CLIENTS = 10_000;

/** Counts wrong tries by client in fixed windows. In memory: a restart forgets, which 256-bit secrets can afford. */
export function attemptLimit({ tries, windowMs, now }: LimitOptions): AttemptLimit {
  const windows = new Map<string, { readonly endsAt: number; readonly count: number }>();
  const current = (client: string) => {
    const window = windows.get(client);
    return window !== undefined && window.endsAt > now() ? window : { endsAt: now() + windowMs, count: 0 };
  };
  return {
    waitMs(client) {
      const { count, endsAt } = current(client);
      return count < tries ? 0 : endsAt - now();
    },
    failed(client) {
      if (windows.size >= MOST_CLIENTS) windows.clear();
      const { count, endsAt } = current(client);
      windows.set(client, { endsAt, count: count + 1 });
    },
  };
}
