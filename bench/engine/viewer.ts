import { type ClientRequest, get } from "node:http";
import { createInterface } from "node:readline";
import type { BenchServer } from "./bench-server.ts";

/** What it keeps of how late events were, unless told otherwise: one of so many, for memory's sake. */
const SAMPLE_EVERY = 20;

interface Message {
  readonly result?: { readonly data?: unknown };
  readonly kind?: string;
  readonly events?: readonly { readonly seq: number; readonly event: { readonly at: number } }[];
}

/** One browser tab that follows a run: reads the event stream, and comes back where it was when the connection breaks. */
export class Viewer {
  /** The last event seen. */
  seq = 0;
  gaps = 0;
  repetitions = 0;
  reconnects = 0;
  readonly lagsMs: number[] = [];
  readonly #server: BenchServer;
  readonly #run: string;
  readonly #sampleEvery: number;
  #lastEventId: string | null = null;
  #request: ClientRequest | null = null;
  #isClosed = false;

  constructor(server: BenchServer, run: string, sampleEvery = SAMPLE_EVERY) {
    this.#server = server;
    this.#sampleEvery = sampleEvery;
    this.#run = run;
    this.#connect();
  }

  /** Breaks the connection; it is made anew at once. */
  reconnect(): void {
    this.reconnects += 1;
    this.#request?.destroy();
  }

  close(): void {
    this.#isClosed = true;
    this.#request?.destroy();
  }

  #connect(): void {
    const input = { run: this.#run, afterSeq: 0, log: null, lastEventId: this.#lastEventId };
    const url = `${this.#server.url}/api/trpc/run.watch?input=${encodeURIComponent(JSON.stringify(input))}`;
    const request = get(url, { headers: { authorization: `Bearer ${this.#server.api.token}`, accept: "text/event-stream" } }, (response) => {
      let [id, data]: [string | null, string | null] = [null, null];
      const lines = createInterface({ input: response });
      lines.on("error", () => undefined);
      lines.on("line", (line) => {
        if (line.startsWith("id: ")) id = line.slice(4);
        if (line.startsWith("data: ")) data = line.slice(6);
        if (line !== "") return;
        // A message counts once it is whole, as in a browser; after the connection broke it belongs to the next one.
        if (data !== null && this.#request === request && !request.destroyed) {
          this.#take(data);
          this.#lastEventId = id ?? this.#lastEventId;
        }
        [id, data] = [null, null];
      });
    });
    this.#request = request;
    request.on("error", () => undefined);
    request.once("close", () => {
      if (!this.#isClosed) setTimeout(() => this.#connect(), 10 + Math.random() * 200);
    });
  }

  #take(text: string): void {
    const message = JSON.parse(text) as Message;
    for (const { seq, event } of message.events ?? []) {
      if (seq <= this.seq) this.repetitions += 1;
      else {
        if (seq > this.seq + 1) this.gaps += 1;
        this.seq = seq;
        if (seq % this.#sampleEvery === 0) this.lagsMs.push(Date.now() - event.at);
      }
    }
  }
}
