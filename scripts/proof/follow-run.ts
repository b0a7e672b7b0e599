import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Somebody who watches a run on one server, as a browser does. */
export interface Viewer {
  /** The numbers of the events that arrived, in the order in which they did. */
  readonly seen: readonly number[];
  stop(): void;
}

/** Follows a run from its first event on, and connects again from the last event it saw whenever the stream breaks. */
export function followRun(home: string, run: string): Viewer {
  const seen: number[] = [];
  const closing = new AbortController();
  const follow = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await readStream(home, { run, afterSeq: seen.at(-1) ?? 0, signal: closing.signal, onSeq: (seq) => void seen.push(seq) });
      } catch (error) {
        // The server is away, as it may be; the next connection goes on where this one ended.
        if (!(error instanceof Error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  };
  void follow();
  return { seen, stop: () => closing.abort() };
}

interface Reading {
  readonly run: string;
  readonly afterSeq: number;
  readonly signal: AbortSignal;
  readonly onSeq: (seq: number) => void;
}

async function readStream(home: string, { run, afterSeq, signal, onSeq }: Reading): Promise<void> {
  const { url, token } = JSON.parse(readFileSync(join(home, "server.json"), "utf8")) as { url: string; token: string };
  const input = encodeURIComponent(JSON.stringify({ run, afterSeq, log: null }));
  const response = await fetch(`${url}/api/trpc/run.watch?input=${input}`, { headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" }, signal });
  if (response.body === null || !response.ok) throw new Error(`The stream was refused with ${response.status}`);
  let rest = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (!line.startsWith("data: ")) continue;
      const { events = [] } = JSON.parse(line.slice(6)) as { readonly events?: readonly { readonly seq: number }[] };
      for (const { seq } of events) onSeq(seq);
    }
  }
}
