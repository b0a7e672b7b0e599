import type { Budget } from "./budget.ts";
import { Crossover } from "./cross-orders.ts";
import type { Decoder } from "./decoder.ts";
import type { Candidate } from "./population.ts";
import { copyCandidate, emptyCandidate, isBetter, Populations, rememberPass } from "./population.ts";
import { linearOrder } from "./linear-order.ts";
import { Random } from "./random.ts";
import { sampleOrder } from "./sample-order.ts";

/** Before the pace of the search is known, and with it the size of its populations: so many pairs, and this share of the budget. */
const PROBE = { pairs: 8, share: 0.005 } as const;
/**
 * A schedule is polished that costs at most so many times the bound; by how much of the makespan activities are moved,
 * at least and at most; how much longer it may be for a moment; and how often that is tried.
 */
const POLISH = { near: 1.02, least: 0.0005, most: 0.01, slack: 1.01, triesPerActivity: 0.3 } as const;
/** The size of a population by the passes there are for each activity: chosen on half of the PSPLIB instances. */
const SIZE = { factor: 5, exponent: 2 / 3 } as const;
const SIZE_LIMITS = { least: 8, most: 2_000 } as const;
/** Up to this share of the budget the populations may still grow. */
const GROWTH_SHARE = 0.15;
/** The populations shrink to this share of their size while the budget is spent. */
const FINAL_SHARE = 0.2;

export interface BestSchedule {
  readonly cost: number;
  readonly makespan: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly chosen: Int32Array;
}

/**
 * A genetic algorithm on two populations: schedules made from the front and schedules made from the back. Children of
 * the one are placed from the other end and live in the other, so that every pass justifies what it inherits
 * (Debels and Vanhoucke, 2005; justification by Valls, Ballestín and Quintanilla, 2005). New here against the source:
 * of two schedules of the same length the more compact one is better; no schedule lives twice in a population; the
 * populations shrink while the budget is spent, from exploring to exploiting.
 */
export class ScheduleSearch {
  best: BestSchedule | null = null;
  /** Passes so far. */
  schedules = 0;
  readonly #decoder: Decoder;
  readonly #random: Random;
  readonly #crossover: Crossover;
  readonly #weights: Float64Array;
  readonly #populations = new Populations();
  readonly #child: Candidate;
  readonly #order: Int32Array;

  constructor(decoder: Decoder, seed: number) {
    this.#decoder = decoder;
    this.#random = new Random(seed);
    this.#crossover = new Crossover(decoder.network, this.#random);
    this.#weights = Float64Array.from({ length: decoder.activities }, () => this.#random.next() * 1e-3);
    this.#child = emptyCandidate(decoder.activities);
    this.#order = new Int32Array(decoder.activities);
  }

  /**
   * Searches until the budget is spent or a schedule costs no more than `bound`, starting from an order that
   * keeps every link. Hands back control after every generation; whoever has seen enough stops asking.
   */
  *run(budget: Budget, bound: number, first: Int32Array): Generator<void, void> {
    const isOver = (): boolean => (this.best?.cost ?? Number.POSITIVE_INFINITY) <= bound || budget.share(this.schedules) >= 1;
    this.#addPair(first);
    const fill = (pairs: number): boolean => {
      while (this.#populations.size < pairs && !isOver()) this.#addPair(sampleOrder(this.#decoder.network, this.#random));
      return this.#populations.size >= pairs;
    };
    yield* this.#polish(bound, isOver);
    do {
      yield;
      if (!fill(this.#populations.size + PROBE.pairs)) return;
    } while (budget.share(this.schedules) < PROBE.share);
    if (!fill(this.#sizeAt(budget))) return;
    for (let backward = true; !isOver(); backward = !backward) {
      yield;
      this.#breed(backward, isOver);
      const size = this.#sizeAt(budget);
      // The first passes of a process are slow, so the pace is only known after a while.
      if (budget.share(this.schedules) < GROWTH_SHARE && !fill(size)) return;
      this.#populations.shrink(size);
    }
  }

  /** By what is expected of the whole budget at the present pace, and less towards its end. */
  #sizeAt(budget: Budget): number {
    const share = Math.min(1, Math.max(1e-9, budget.share(this.schedules)));
    return Math.max(SIZE_LIMITS.least, Math.round(this.#sizeFor(this.schedules / share) * (1 - share * (1 - FINAL_SHARE))));
  }

  #sizeFor(expected: number): number {
    const size = Math.round(SIZE.factor * (expected / this.#decoder.activities) ** SIZE.exponent);
    return Math.min(SIZE_LIMITS.most, Math.max(SIZE_LIMITS.least, size));
  }

  /**
   * What nearly meets the bound needs no other schedule but the same one with fewer gaps: shaken a little, justified to
   * the right and to the left again (Valls, Ballestín and Quintanilla, 2005), and kept wherever less of it lies behind
   * the bound. What this finds stays out of the populations: relatives of one schedule would soon fill them.
   */
  *#polish(bound: number, isOver: () => boolean): Generator<void, void> {
    let current = this.best;
    let excess = current === null ? 0 : excessOver(bound, current.ends);
    for (let left = Math.ceil(this.#decoder.activities * POLISH.triesPerActivity); left > 0 && !isOver(); left -= 1) {
      if (current === null || this.best === null || this.best.cost > bound * POLISH.near) return;
      const { best } = this;
      const isComplete = this.#pass(this.#shaken(current), false, Number.POSITIVE_INFINITY, this.#child) && this.#turn(true, best.cost * POLISH.slack) && this.#turn(false, best.cost);
      if (this.best !== best) {
        current = this.best;
        excess = excessOver(bound, this.best.ends);
        yield;
      } else if (isComplete) {
        const found = excessOver(bound, this.#decoder.ends);
        if (found > excess) continue;
        excess = found;
        current = { ...best, starts: Float64Array.from(this.#decoder.starts) };
      }
    }
  }

  /** An order close to that of a schedule. */
  #shaken({ starts, makespan }: BestSchedule): Int32Array {
    const reach = makespan * POLISH.least * (POLISH.most / POLISH.least) ** this.#random.next();
    return linearOrder(this.#decoder.network, starts.map((start) => start + reach * (2 * this.#random.next() - 1)));
  }

  /** Places again what was just placed, from the other end. */
  #turn(backward: boolean, limit: number): boolean {
    this.#order.set(this.#child.order);
    return this.#pass(this.#order, backward, backward && !this.#decoder.reversible ? Number.POSITIVE_INFINITY : limit, this.#child);
  }

  #addPair(order: Int32Array): void {
    const forward = emptyCandidate(order.length);
    const backward = emptyCandidate(order.length);
    this.#pass(order, false, Number.POSITIVE_INFINITY, forward);
    this.#pass(forward.order, true, Number.POSITIVE_INFINITY, backward);
    this.#populations.forward.push(forward);
    this.#populations.backward.push(backward);
  }

  /** One generation: a child of each member of the other side and a mother drawn from there replaces who it beats. */
  #breed(backward: boolean, isOver: () => boolean): void {
    const parents = this.#populations.side(!backward);
    const children = this.#populations.side(backward);
    for (let pair = 0; pair < parents.length; pair += 1) {
      const father = parents[pair];
      const rival = children[pair];
      const mother = this.#tournament(parents);
      if (father === undefined || rival === undefined || mother === undefined) return;
      this.#crossover.cross(father.order, mother.order, this.#order);
      this.#crossover.mutate(this.#order, backward);
      const isFinished = this.#pass(this.#order, backward, rival.cost, this.#child);
      if (isFinished && isBetter(this.#child, rival) && !this.#populations.holds(this.#child, backward)) copyCandidate(this.#child, rival);
      if ((pair & 63) === 63 && isOver()) return;
    }
  }

  #tournament(parents: readonly Candidate[]): Candidate | undefined {
    const one = parents[this.#random.below(parents.length)];
    const other = parents[this.#random.below(parents.length)];
    return one !== undefined && other !== undefined && other.cost < one.cost ? other : one;
  }

  #pass(order: Int32Array, backward: boolean, limit: number, into: Candidate): boolean {
    this.schedules += 1;
    const decoder = this.#decoder;
    if (!decoder.decode(order, backward, limit)) return false;
    rememberPass(decoder, order, this.#weights, into);
    const counts = !backward || decoder.reversible;
    if (counts && decoder.cost < (this.best?.cost ?? Number.POSITIVE_INFINITY)) {
      this.#keepBest(backward);
      if (backward) this.#justify(into.order);
    }
    return true;
  }

  /** A schedule made from the back starts everything as late as it can: what is shown should start early. */
  #justify(order: Int32Array): void {
    this.schedules += 1;
    const isNoWorse = this.#decoder.decode(order, false, this.best?.cost ?? Number.POSITIVE_INFINITY);
    if (isNoWorse && this.#decoder.cost <= (this.best?.cost ?? 0)) this.#keepBest(false);
  }

  #keepBest(backward: boolean): void {
    const { cost, makespan, starts, ends, chosen } = this.#decoder;
    const [first, last] = backward ? [ends, starts] : [starts, ends];
    const time = (each: number): number => (backward ? makespan - each : each);
    this.best = { cost, makespan, chosen: chosen.slice(), starts: Float64Array.from(first, time), ends: Float64Array.from(last, time) };
  }
}

/** How much of a schedule lies behind a time. */
function excessOver(time: number, ends: Int32Array | Float64Array): number {
  let excess = 0;
  for (const end of ends) excess += Math.max(0, end - time);
  return excess;
}
