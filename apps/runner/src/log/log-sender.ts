import { retry } from "../connection/retry.ts";
import { REAL_TIME, type Time } from "../time.ts";
import { LogBuffer } from "./log-buffer.ts";

export interface LogSenderOptions {
  /** Appends to the server's log of the attempt and resolves with its size in bytes. */
  readonly push: (from: number, text: string) => Promise<number>;
  /** Errors of `push` that stay: the log is then given up. */
  readonly isFinal: (error: unknown) => boolean;
  /** From so many waiting bytes on, whoever writes is asked to wait. */
  readonly congestedBytes?: number;
  readonly limitBytes?: number;
  readonly time?: Time;
}

const CONGESTED_BYTES = 2 * 1_048_576;
/** How long small writes are gathered into one message. */
const GATHER_MS = 150;
const GATHER_BYTES = 65_536;

/**
 * Carries the log of one attempt to the server, in order, without a gap or a repetition, for as long as it takes.
 * Nothing that happens to it concerns the attempt: where the server refuses the log, it is dropped in silence.
 */
export class LogSender {
  readonly #options: LogSenderOptions;
  readonly #buffer: LogBuffer;
  readonly #time: Time;
  readonly #closing = new AbortController();
  #waiters: (() => void)[] = [];
  #isSending = false;
  #isHurried = false;
  #isGivenUp = false;
  #isAtLineStart = true;
  #gathering = new AbortController();

  constructor(options: LogSenderOptions) {
    this.#options = options;
    this.#time = options.time ?? REAL_TIME;
    this.#buffer = new LogBuffer(options.limitBytes);
  }

  /** Adds text to the end of the log. */
  write(text: string): void {
    if (text === "" || this.#isGivenUp || this.#closing.signal.aborted) return;
    this.#isAtLineStart = text.endsWith("\n");
    this.#buffer.append(text);
    if (this.#buffer.waitingBytes >= GATHER_BYTES) this.#gathering.abort();
    if (!this.#isSending && this.#buffer.waitingBytes > 0) void this.#send();
  }

  /** Adds a line of the runner's own, set off from what commands print. */
  note(message: string): void {
    this.write(`${this.#isAtLineStart ? "" : "\n"}── ${message} ──\n`);
  }

  /** `null` where more may be written now; otherwise resolves as soon as less waits than the memory a log may take. */
  room(): Promise<void> | null {
    return this.#isCongested() ? this.#untilRoom() : null;
  }

  /** Sends without gathering from now on; resolves when all is acknowledged, or after `withinMs`. */
  async flush(withinMs: number): Promise<void> {
    this.#isHurried = true;
    this.#gathering.abort();
    const late = this.#time.deadline(withinMs);
    const tooLate = new Promise<void>((resolve) => late.addEventListener("abort", () => resolve(), { once: true }));
    while (this.#buffer.waitingBytes > 0 && !late.aborted) await Promise.race([this.#progress(), tooLate]);
  }

  /** Drops what is not sent yet. */
  close(): void {
    this.#closing.abort();
    this.#buffer.clear();
    this.#wake();
  }

  #isCongested(): boolean {
    return this.#buffer.waitingBytes > (this.#options.congestedBytes ?? CONGESTED_BYTES);
  }

  async #untilRoom(): Promise<void> {
    while (this.#isCongested()) await this.#progress();
  }

  #progress(): Promise<void> {
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  #wake(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const each of waiters) each();
  }

  async #send(): Promise<void> {
    this.#isSending = true;
    while (this.#buffer.waitingBytes > 0) {
      await this.#gather();
      const piece = this.#buffer.next();
      if (piece === null) break;
      const size = await this.#deliver(piece.from, piece.text);
      if (size === null) this.#buffer.clear();
      else this.#buffer.acknowledge(size);
      this.#wake();
    }
    this.#isSending = false;
  }

  async #gather(): Promise<void> {
    this.#gathering = new AbortController();
    if (!this.#isHurried && this.#buffer.waitingBytes < GATHER_BYTES) await this.#time.pause(GATHER_MS, AbortSignal.any([this.#gathering.signal, this.#closing.signal]));
  }

  async #push(from: number, text: string): Promise<number> {
    const size = await this.#options.push(from, text);
    if (size === from) throw new Error("The server took nothing.");
    return size;
  }

  /** `null`: the log is given up. */
  async #deliver(from: number, text: string): Promise<number | null> {
    try {
      return await retry(() => this.#push(from, text), { signal: this.#closing.signal, isFinal: this.#options.isFinal, time: this.#time });
    } catch {
      // Closed, or refused for good. The attempt is worth more than its log.
      this.#isGivenUp = true;
      return null;
    }
  }
}
