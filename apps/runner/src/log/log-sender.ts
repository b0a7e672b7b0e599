import { retry } from "../connection/retry.ts";
import { REAL_TIME, type Time } from "../time.ts";
import { LogBuffer } from "./log-buffer.ts";
import { HEAD_BYTES, TAIL_BYTES } from "./log-limits.ts";
import { LogRing } from "./log-ring.ts";
import { nextStep, type Progress } from "./next-step.ts";
import { textOfBytes } from "./text-of-bytes.ts";

/** A part of a log, and where in the server's log it belongs. */
export interface Piece {
  readonly from: number;
  readonly text: string;
  /** What the server has from there on is replaced, and what it has not before there is not kept. */
  readonly isCut: boolean;
}

export interface LogSenderOptions {
  /** Writes a piece into the server's log of the attempt and resolves with where that ends now. */
  readonly push: (piece: Piece) => Promise<number>;
  /** Errors of `push` that stay: the log is then given up. */
  readonly isFinal: (error: unknown) => boolean;
  /** Where what waits may be put once it is more than a little. */
  readonly ringPath: string;
  readonly time?: Time;
}

/** From so many bytes on, what waits is put on the disk. */
const SPILL_BYTES = 524_288;
/** Memory for what is on its way to the disk. */
const PENDING_BYTES = 262_144;
const RING_BYTES = HEAD_BYTES + TAIL_BYTES;
/** How long small writes are gathered into one message. */
const GATHER_MS = 150;
const GATHER_BYTES = 65_536;
/** What a message takes of the disk. */
const PIECE_BYTES = 65_536;
/** How often a log that is longer than is kept shows its newest part while it grows. */
const LIVE_EVERY_MS = 250;

/**
 * Carries the log of one attempt to the server, in order, for as long as it takes. Of a log of up to 8 MiB everything
 * arrives. Of a longer one the first 1 MiB and the last 7 MiB do, and while it grows its newest part, now and then.
 * Memory stays small: what the server is slow to take waits on the disk. Nothing that happens to the log concerns the
 * attempt: where the server refuses it, it is dropped in silence.
 */
export class LogSender {
  readonly #options: LogSenderOptions;
  readonly #buffer = new LogBuffer();
  readonly #time: Time;
  readonly #closing = new AbortController();
  #ring: LogRing | null = null;
  #isSpilling = false;
  #progress: Progress = { sent: 0, gapAt: null, isSettled: false };
  #waiters: (() => void)[] = [];
  #isSending = false;
  #isHurried = false;
  #isGivenUp = false;
  #isAtLineStart = true;
  #gathering = new AbortController();

  constructor(options: LogSenderOptions) {
    this.#options = options;
    this.#time = options.time ?? REAL_TIME;
  }

  /** Adds text to the end of the log. */
  write(text: string): void {
    if (text === "" || this.#isOver) return;
    this.#isAtLineStart = text.endsWith("\n");
    this.#buffer.append(text);
    if (this.#ring === null && this.#buffer.waitingBytes >= GATHER_BYTES) this.#gathering.abort();
    if (this.#ring !== null || this.#buffer.waitingBytes > SPILL_BYTES || this.#end > RING_BYTES) void this.#spill();
    void this.#send();
  }

  /** Adds a line of the runner's own, set off from what commands print. */
  note(message: string): void {
    this.write(`${this.#isAtLineStart ? "" : "\n"}── ${message} ──\n`);
  }

  /** `null` where more may be written now; otherwise resolves as soon as it may. */
  room(): Promise<void> | null {
    return this.#isCongested ? this.#untilRoom() : null;
  }

  /** Sends without gathering from now on, and the end as a whole; resolves when the server has it, or after `withinMs`. */
  async flush(withinMs: number): Promise<void> {
    this.#isHurried = true;
    this.#gathering.abort();
    void this.#send();
    this.#wake();
    const late = this.#time.deadline(withinMs);
    const tooLate = new Promise<void>((resolve) => late.addEventListener("abort", () => resolve(), { once: true }));
    while (this.#isBehind && !late.aborted) await Promise.race([this.#changed(), tooLate]);
  }

  /** Drops what is not sent yet. */
  close(): void {
    this.#closing.abort();
    this.#gathering.abort();
    this.#buffer.clear();
    this.#wake();
    // Whatever is written or read just now ends first, and fails in silence.
    void this.#ring?.close().catch(() => undefined);
  }

  get #isOver(): boolean {
    return this.#isGivenUp || this.#closing.signal.aborted;
  }

  /** Where the log ends. */
  get #end(): number {
    return this.#buffer.from + this.#buffer.waitingBytes;
  }

  get #isBehind(): boolean {
    if (this.#isOver) return false;
    return this.#ring === null ? this.#buffer.waitingBytes > 0 : this.#progress.sent < this.#end || (this.#progress.gapAt !== null && !this.#progress.isSettled);
  }

  /** The disk is too slow, or the beginning, which is to be kept, would be written over before the server has it. */
  get #isCongested(): boolean {
    if (this.#isOver) return false;
    const { sent } = this.#progress;
    const waiting = this.#ring === null ? 0 : this.#end - sent;
    return this.#buffer.waitingBytes > SPILL_BYTES + PENDING_BYTES || (sent < HEAD_BYTES && waiting > RING_BYTES - HEAD_BYTES);
  }

  async #untilRoom(): Promise<void> {
    while (this.#isCongested) await this.#changed();
  }

  #changed(): Promise<void> {
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  #wake(): void {
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const each of waiters) each();
  }

  /** Moves what waits from memory to the disk, from where it is sent from then on. */
  async #spill(): Promise<void> {
    if (this.#isSpilling) return;
    this.#isSpilling = true;
    try {
      const ring = this.#ring ?? this.#begin(await LogRing.open(this.#options.ringPath, RING_BYTES));
      for (let bytes = this.#buffer.take(); bytes !== null; bytes = this.#buffer.take()) {
        await ring.append(bytes);
        this.#buffer.recycle(bytes);
        this.#wake();
      }
    } catch {
      // The disk is full, or it is over. The attempt is worth more than its log.
      this.#giveUp();
    }
    this.#isSpilling = false;
    void this.#send();
  }

  #begin(ring: LogRing): LogRing {
    ring.begin(this.#buffer.from);
    this.#progress = { ...this.#progress, sent: this.#buffer.from };
    this.#ring = ring;
    return ring;
  }

  #giveUp(): void {
    this.#isGivenUp = true;
    this.#buffer.clear();
    this.#wake();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#isBehind) {
      await this.#gather();
      if (this.#ring === null) await this.#sendWaiting();
      else await this.#sendStored(this.#ring);
      this.#wake();
    }
    this.#isSending = false;
  }

  async #gather(): Promise<void> {
    this.#gathering = new AbortController();
    if (this.#isHurried || this.#isOver) return;
    const isLong = this.#ring !== null && this.#end > RING_BYTES;
    const waiting = this.#ring === null ? this.#buffer.waitingBytes : this.#end - this.#progress.sent;
    if (isLong || waiting < GATHER_BYTES) await this.#time.pause(isLong ? LIVE_EVERY_MS : GATHER_MS, this.#gathering.signal);
  }

  /** Sends the next piece from memory. It stays there until it is acknowledged, unless all moves to the disk meanwhile. */
  async #sendWaiting(): Promise<void> {
    const piece = this.#buffer.next();
    if (piece === null) return;
    const size = await this.#deliver({ ...piece, isCut: false });
    if (size === null) this.#giveUp();
    else if (this.#ring === null) this.#buffer.acknowledge(size);
    else this.#progress = { ...this.#progress, sent: Math.max(this.#progress.sent, size) };
  }

  /** Sends the next piece from the disk; waits where it is on its way there. */
  async #sendStored(ring: LogRing): Promise<void> {
    const isOver = this.#isHurried && ring.end === this.#end;
    const step = nextStep(ring, this.#progress, isOver);
    if (step === null) return await this.#changed();
    const bytes = await ring.read(step.from, PIECE_BYTES).catch(() => null);
    if (bytes === null) return this.#isOver || step.from >= ring.start ? this.#giveUp() : undefined;
    const { skipped, text, length } = textOfBytes(bytes, { atLine: step.isCut && step.from !== step.progress.gapAt });
    const from = step.from + skipped;
    const size = await this.#deliver({ from, text, isCut: step.isCut });
    if (size === null) this.#giveUp();
    else this.#progress = { ...step.progress, sent: Math.min(size, from + length) };
  }

  async #push(piece: Piece): Promise<number> {
    const size = await this.#options.push(piece);
    if (size === piece.from) throw new Error("The server took nothing.");
    return size;
  }

  /** `null`: the log is given up. */
  async #deliver(piece: Piece): Promise<number | null> {
    try {
      return await retry(() => this.#push(piece), { signal: this.#closing.signal, isFinal: this.#options.isFinal, time: this.#time });
    } catch {
      // Closed, or refused for good. The attempt is worth more than its log.
      return null;
    }
  }
}
