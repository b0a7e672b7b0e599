import type { Chance } from "./chance.ts";

/** How often what goes wrong, as shares of 1 unless said otherwise. */
export interface Weather {
  /** Messages of which nothing is ever heard again. */
  readonly lostQuestions: number;
  /** Messages that did their work and whose answer is lost. */
  readonly lostAnswers: number;
  readonly doubled: number;
  /** Messages and answers that take up to 40 s. */
  readonly slow: number;
  /** Answered with a 500 before or after the work was done. */
  readonly refused: number;
  /** Statements that fail and change nothing: a serialization failure, or a connection that broke. */
  readonly failedStatements: number;
  /** Statements that were done and whose connection broke before it said so. */
  readonly unknownCommits: number;
  /** Files that could not be written. */
  readonly fullDisks: number;
  /** Milliseconds from one accident to the next, on average. */
  readonly accidentEveryMs: number;
}

export const CALM: Weather = { lostQuestions: 0, lostAnswers: 0, doubled: 0, slow: 0, refused: 0, failedStatements: 0, unknownCommits: 0, fullDisks: 0, accidentEveryMs: Number.POSITIVE_INFINITY };

/**
 * Weather of one kind or another. About half of what can go wrong does not in any one simulation, so that what is left
 * is not always hidden behind the rest (Groce et al., swarm testing, 2012).
 */
export function weatherOf(chance: Chance): Weather {
  const some = (most: number): number => (chance.is(0.5) ? 0 : chance.next() ** 2 * most);
  return {
    lostQuestions: some(0.2),
    lostAnswers: some(0.3),
    doubled: some(0.2),
    slow: some(0.1),
    refused: some(0.2),
    failedStatements: some(0.1),
    unknownCommits: some(0.1),
    fullDisks: some(0.1),
    accidentEveryMs: chance.is(0.2) ? Number.POSITIVE_INFINITY : chance.between(8_000, 60_000),
  };
}
