import pg from "pg";

export interface ChannelOptions {
  /** Told when the connection broke; it is made anew by itself. */
  readonly onLost?: (error: Error) => void;
  /** How often it is looked whether others listen; 5,000 when left out. */
  readonly lookEveryMs?: number;
}

/**
 * What servers on one database say to each other, over a connection that does nothing else. What is said while it is
 * broken is lost, so whoever listens has to look now and then as well.
 */
export interface Channel {
  /** Whether another server listens, as far as is known. */
  readonly hasOthers: boolean;
  /** Says texts of at most 7,999 bytes to the others, in one transaction. Never rejects. */
  say(texts: readonly string[]): Promise<void>;
  /** From now on `hear` is called with each text of another server. */
  listen(hear: (text: string) => void): void;
  close(): Promise<void>;
}

const NAME = "planloom_servers";
const APPLICATION = "planloom-servers";
const AGAIN_AFTER_MS = 1_000;
const ANSWER_WITHIN_MS = 10_000;

/** What a server says when it comes, so that the others know of it at once. */
const HERE = "";

/**
 * Opens one to the PostgreSQL at `url`. Measured: a notification in every commit costs 63 % of all commits, because
 * transactions that notify wait for each other; therefore they are sent on a connection of their own, and only where
 * somebody hears them.
 */
export function openChannel(url: string, { onLost = () => undefined, lookEveryMs = 5_000 }: ChannelOptions = {}): Channel {
  let hear: (text: string) => void = () => undefined;
  let hasOthers = false;
  let isClosed = false;
  let open: pg.Client | null = null;

  const connect = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: url, application_name: APPLICATION, keepAlive: true, connectionTimeoutMillis: 5_000, query_timeout: ANSWER_WITHIN_MS });
    const broken = Promise.withResolvers<never>();
    broken.promise.catch(() => undefined);
    client.on("error", broken.reject);
    client.on("end", () => broken.reject(new Error("The connection between the servers was ended.")));
    let own = 0;
    client.on("notification", ({ processId, payload = HERE }) => {
      if (processId === own) return;
      hasOthers = true;
      if (payload !== HERE) hear(payload);
    });
    try {
      await client.connect();
      const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      own = rows[0]?.pid ?? 0;
      await client.query(`LISTEN ${NAME}`);
      await client.query("SELECT pg_notify($1, $2)", [NAME, HERE]);
      open = client;
      while (!isClosed) {
        const others = await client.query("SELECT FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database() AND pid <> $2 LIMIT 1", [APPLICATION, own]);
        hasOthers = others.rows.length > 0;
        await Promise.race([broken.promise, pause(lookEveryMs)]);
      }
    } finally {
      open = null;
      hasOthers = false;
      await client.end().catch(() => undefined);
    }
  };

  let wake: () => void = () => undefined;
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const stayConnected = async (): Promise<void> => {
    while (!isClosed) {
      await connect().catch((error: unknown) => {
        if (!isClosed) onLost(error instanceof Error ? error : new Error(String(error)));
      });
      if (!isClosed) await pause(AGAIN_AFTER_MS);
    }
  };
  const connected = stayConnected();

  return {
    get hasOthers() {
      return hasOthers;
    },
    async say(texts) {
      await open?.query("SELECT pg_notify($1, text) FROM unnest($2::text[]) AS text", [NAME, texts]).catch(() => undefined);
    },
    listen(listener) {
      hear = listener;
    },
    async close() {
      isClosed = true;
      wake();
      await connected;
    },
  };
}
