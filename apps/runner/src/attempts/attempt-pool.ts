import { aborted } from "../aborted.ts";
import { messageOf } from "../journal.ts";
import { type Fence, fenceKey, type WorkOrder } from "../protocol.ts";
import { emptyReport } from "../report/error-report.ts";
import { type Answer, ReportDesk } from "../report/report-desk.ts";
import type { SpooledAttempt } from "../report/spool.ts";
import { AttemptEnd, type EndCause } from "./attempt-end.ts";
import { Places } from "./places.ts";
import { type AttemptSite, executeAttempt, settle } from "./execute-attempt.ts";

interface LiveAttempt {
  readonly fence: Fence;
  readonly end: AttemptEnd;
  readonly finished: Promise<void>;
}

/** Fences whose order, should it still arrive, is not begun. */
const REMEMBERED = 2_000;

/** The attempts of this runner, from the order to the acknowledged report. */
export class AttemptPool {
  readonly #site: AttemptSite;
  readonly #capacity: number;
  readonly #places: Places;
  readonly #attempts = new Map<string, LiveAttempt>();
  /** Orders that are not begun any more, or again. */
  readonly #refused = new Set<string>();
  /** Orders that never came and of which the server is being told that they are stopped. */
  readonly #unbegun = new Set<string>();
  readonly #desk: ReportDesk;
  /** Places that the server has been asked to fill. */
  #reserved = 0;
  #onFreed: () => void = () => undefined;
  #onUnanswered: (error: unknown) => void = () => undefined;
  #admits: (sent: number) => boolean = () => true;
  #isClosed = false;
  #isGreeted = false;

  constructor(capacity: number, site: Omit<AttemptSite, "desk">) {
    this.#capacity = capacity;
    this.#places = new Places(capacity);
    this.#desk = new ReportDesk({ ...site, reserve: (over) => this.reserve(over), onUnanswered: (error) => this.#missAnswer(error), onAnswer: (orders, answer) => this.#take(orders, answer) });
    this.#site = { ...site, desk: this.#desk };
  }

  /** For how many more attempts the server may be asked. */
  get free(): number {
    return this.#isClosed ? 0 : Math.max(0, this.#capacity - this.#attempts.size - this.#reserved);
  }

  /** From now on nothing is asked for. */
  close(): void {
    this.#isClosed = true;
    this.#onFreed();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether the server has said what this runner holds since their connection last broke: only then more is asked for. */
  set isGreeted(isGreeted: boolean) {
    this.#isGreeted = isGreeted;
  }

  get isGreeted(): boolean {
    return this.#isGreeted;
  }

  /** Called where a report got no answer: there may have been orders in it that nobody knows of here. */
  set onUnanswered(listener: (error: unknown) => void) {
    this.#onUnanswered = listener;
  }

  /** Says whether orders may be begun that answer a message of that time. Those that may not come again with the next greeting. */
  set admits(admits: (sent: number) => boolean) {
    this.#admits = admits;
  }

  /** Asks for as many attempts as places will be free once `over` of those here are; they count as taken until given back. */
  reserve(over: number): number {
    const room = this.#isClosed || !this.#isGreeted ? 0 : Math.max(0, Math.min(over, this.#capacity - this.#attempts.size - this.#reserved + over));
    this.#reserved += room;
    return room;
  }

  /** A question for so many attempts begins or, with a negative number, is over. */
  ask(places: number): void {
    this.#reserved += places;
  }

  /** How many attempts work, and nobody has asked to end them. */
  get working(): number {
    return [...this.#attempts.values()].filter(({ end }) => end.isWorking).length;
  }

  /** Called whenever an attempt is over, and when it is closed. */
  set onFreed(listener: () => void) {
    this.#onFreed = listener;
  }

  /** What the server may count on: attempts that run, end, or have a report that it does not know yet. */
  live(): Fence[] {
    return [...this.#attempts.values()].map(({ fence }) => fence);
  }

  /** Begins an attempt. An order that is here already, or was stopped before it arrived, changes nothing. */
  start(order: WorkOrder): void {
    const key = fenceKey(order.fence);
    if (this.#attempts.has(key) || this.#refused.has(key)) return;
    const earlier = this.#earlierOf(order.fence);
    // The server has moved on from them, whatever they were doing.
    for (const { end } of earlier) if (end.isWorking) end.request("gone");
    this.#add(order.fence, async (end) => {
      await Promise.all(earlier.map((each) => each.end.idle));
      await this.#places.take(end);
      await executeAttempt(order, end, this.#site);
    });
  }

  /** Takes over an attempt whose report an earlier process could not deliver; it is delivered once `connected` resolves. */
  adopt(spooled: SpooledAttempt & { readonly fence: Fence }, connected: Promise<void>): void {
    this.#add(spooled.fence, async (end) => {
      end.markIdle();
      await Promise.race([connected, aborted(end.silencing)]);
      await settle(spooled, { end, site: this.#site, saved: Promise.resolve() });
    });
  }

  /** Ends attempts that somebody wants stopped. One that is not here has no processes, so that is what is said of it. */
  stop(fences: readonly Fence[]): void {
    for (const fence of fences) {
      const attempt = this.#attempts.get(fenceKey(fence));
      if (attempt) attempt.end.request("stop");
      else this.#sayStopped(fence);
    }
  }

  /** Ends attempts that the server no longer counts on, without a report. */
  forget(fences: readonly Fence[]): void {
    for (const fence of fences) this.#attempts.get(fenceKey(fence))?.end.request("gone");
  }

  /** Ends all attempts. Resolves when their processes are gone, with reports perhaps still on their way. */
  async endAll(cause: EndCause): Promise<void> {
    const attempts = [...this.#attempts.values()];
    for (const { end } of attempts) end.request(cause);
    await Promise.all(attempts.map(({ end }) => end.idle));
  }

  /** What the server does not know by now is kept in the spool, for the next process to tell. */
  silence(): void {
    for (const { end } of this.#attempts.values()) end.silence();
  }

  /** Resolves when there are no attempts any more. */
  async finished(): Promise<void> {
    while (this.#attempts.size > 0) await Promise.all([...this.#attempts.values()].map((attempt) => attempt.finished));
  }

  /** The attempts that are on disk without a report and are not executed: lost with an earlier process or the lease. */
  async lost(): Promise<(SpooledAttempt & { readonly fence: Fence })[]> {
    const spooled = await this.#site.spool.list();
    return spooled.filter(hasFence).filter(({ fence, report }) => report === null && !this.#attempts.has(fenceKey(fence)));
  }

  /** The server knows that these are lost. */
  async forgetLost(lost: readonly SpooledAttempt[]): Promise<void> {
    for (const each of lost) await this.#site.spool.remove(each);
  }

  #add(fence: Fence, execute: (end: AttemptEnd) => Promise<void>): void {
    const key = fenceKey(fence);
    const end = new AttemptEnd();
    const finished = execute(end)
      .catch((error: unknown) => this.#site.journal(`${fence.attempt}: ${messageOf(error)}`))
      .finally(() => {
        this.#attempts.delete(key);
        this.#refuse(key);
        end.markIdle();
        this.#onFreed();
      });
    this.#attempts.set(key, { fence, end, finished });
  }

  /** The attempts at the same batch that are still here: their processes must be gone before those of the next. */
  #earlierOf({ run, attempt }: Fence): LiveAttempt[] {
    return [...this.#attempts.values()].filter(({ fence }) => fence.run === run && batchOf(fence.attempt) === batchOf(attempt));
  }

  /** The same order may come twice, where its first answer was slow: what was begun here is not begun again. */
  #refuse(key: string): void {
    this.#refused.add(key);
    const { value: oldest } = this.#refused.values().next();
    if (this.#refused.size > REMEMBERED && oldest !== undefined) this.#refused.delete(oldest);
  }

  #missAnswer(error: unknown): void {
    this.#isGreeted = false;
    this.#onUnanswered(error);
  }

  #take(orders: readonly WorkOrder[], { reserved, sent }: Answer): void {
    this.#reserved -= reserved;
    if (orders.length > 0 && !this.#admits(sent)) return this.#missAnswer(new Error("An answer came too late to be used."));
    for (const order of orders) this.start(order);
  }

  #sayStopped(fence: Fence): void {
    const key = fenceKey(fence);
    if (this.#unbegun.has(key)) return;
    this.#unbegun.add(key);
    this.#refuse(key);
    this.#desk
      .deliver(fence, emptyReport({ kind: "stopped" }), this.#site.time.deadline(60_000))
      .catch((error: unknown) => this.#site.journal(`${fence.attempt}: ${messageOf(error)}`))
      // Where the server was not reached it asks again, and is told again.
      .finally(() => this.#unbegun.delete(key));
  }
}

/** `batch#3` is an attempt at `batch`. */
const batchOf = (attempt: string): string => attempt.slice(0, attempt.lastIndexOf("#"));

const hasFence = (spooled: SpooledAttempt): spooled is SpooledAttempt & { readonly fence: Fence } => spooled.fence !== null;
