import type { FeedItem } from "@planloom/api";
import type { Channel } from "@planloom/db";
import { runId } from "@planloom/scheduler";
import { z } from "zod";
import type { Time } from "../engine/time.ts";
import type { Feed } from "./feed.ts";
import { createOutbox } from "./outbox.ts";
import type { RunTails } from "./run-tails.ts";
import type { Signals, Topic } from "./signals.ts";

interface AmongParts {
  /** Those of this process. */
  readonly signals: Signals;
  readonly feed: Feed;
  readonly tails: RunTails;
  /** `null` where this server has a database to itself. */
  readonly channel: Channel | null;
  readonly time: Time;
}

/** At most so often a server wakes the others. */
const PAUSE_MS = 150;
/** PostgreSQL takes less than 8,000 bytes. */
const MOST_BYTES = 7_900;

const topicSchema = z.custom<Topic>((value) => typeof value === "string" && /^(?:work$|stop:|run:|log:)/.test(value));
const itemSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("run"), run: z.string() }),
  z.object({ kind: z.literal("plan"), plan: z.string() }),
  z.object({ kind: z.literal("fleet") }),
  z.object({ kind: z.literal("server") }),
  z.object({ kind: z.literal("secret") }),
]);
const lineSchema = z.union([topicSchema, itemSchema]);

/**
 * The signals and the feed of this process, joined with those of the other servers on the same database: what is
 * notified or published here is heard there, a little later and perhaps never. Costs nothing while there are no others.
 */
export function amongServers({ signals, feed, tails, channel, time }: AmongParts): Pick<AmongParts, "signals" | "feed"> {
  if (channel === null) return { signals, feed };
  const tell = createOutbox({ send: (lines) => channel.say(letters(lines)), isWanted: () => channel.hasOthers, pauseMs: PAUSE_MS, time });
  const hear = (text: string): void => {
    // Another server may be newer and speak of what is not known here.
    const { data: line } = lineSchema.safeParse(parsed(text));
    if (line === undefined) return;
    if (typeof line === "object") return feed.publish(line);
    if (line.startsWith("run:")) tails.doubt(runId(line.slice("run:".length)));
    signals.notify(line);
  };
  channel.listen((letter) => {
    for (const line of letter.split("\n")) hear(line);
  });
  return {
    signals: {
      ...signals,
      notify(topic) {
        signals.notify(topic);
        tell(JSON.stringify(topic));
      },
    },
    feed: {
      ...feed,
      publish(item: FeedItem) {
        feed.publish(item);
        tell(JSON.stringify(item));
      },
    },
  };
}

/** As few letters as the lines fit into. */
function letters(lines: readonly string[]): string[] {
  const found: string[] = [];
  let size = MOST_BYTES;
  for (const line of lines) {
    const bytes = Buffer.byteLength(line) + 1;
    if (bytes > MOST_BYTES) continue;
    if (size + bytes > MOST_BYTES) {
      found.push(line);
      size = 0;
    } else found.push(`${found.pop() ?? ""}\n${line}`);
    size += bytes;
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
