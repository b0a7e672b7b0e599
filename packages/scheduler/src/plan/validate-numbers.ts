import { PLAN_LIMITS } from "./plan-limits.ts";
import type { MinutesRange, Retries } from "./plan.ts";

/** What is wrong with a whole number that has to lie from `min` to `max`, as the end of a sentence; `null` where it is right. */
export function wholeNumberFault(value: number, min: number, max: number): string | null {
  return Number.isInteger(value) && value >= min && value <= max ? null : `is ${value}; use a whole number from ${min} to ${max}.`;
}

/** What is wrong with a positive number of minutes. */
export function minutesFault(value: number): string | null {
  return value > 0 && value <= PLAN_LIMITS.minutes ? null : `is ${value} minutes; use more than 0 and at most ${PLAN_LIMITS.minutes}.`;
}

/** What is wrong with a number of minutes that may be 0. */
export function spanFault(value: number, max: number = PLAN_LIMITS.minutes): string | null {
  return value >= 0 && value <= max ? null : `is ${value} minutes; use 0 to ${max}.`;
}

/** What is wrong with the limits of a batch. */
export function rangeFault({ min, max }: MinutesRange): string | null {
  const fault = minutesFault(min) ?? minutesFault(max);
  if (fault !== null) return fault;
  return min <= max ? null : `goes from ${min} to ${max} minutes; the first may not be larger than the second.`;
}

/** What is wrong with a retry policy. */
export function retriesFault({ limit, backoffSeconds, maxBackoffSeconds, jitter, onExitCodes, notOnExitCodes }: Retries): string | null {
  const fault = wholeNumberFault(limit, 0, PLAN_LIMITS.retries);
  if (fault !== null) return fault;
  for (const seconds of [backoffSeconds, maxBackoffSeconds]) {
    if (!(seconds >= 0 && seconds <= PLAN_LIMITS.backoffSeconds)) return `wait ${seconds} seconds; use 0 to ${PLAN_LIMITS.backoffSeconds}.`;
  }
  if (!(jitter >= 0 && jitter <= 1)) return `vary their wait by ${jitter}; use 0 (not at all) to 1 (all of it).`;
  const odd = [...onExitCodes, ...notOnExitCodes].find((code) => wholeNumberFault(code, 0, PLAN_LIMITS.exitCode) !== null);
  if (odd !== undefined) return `name the exit code ${odd}; use whole numbers from 0 to ${PLAN_LIMITS.exitCode}.`;
  const both = onExitCodes.find((code) => notOnExitCodes.includes(code));
  return both === undefined ? null : `name the exit code ${both} as one to repeat and as one not to; keep one of the two.`;
}

/** What is wrong with the names of environment variables. */
export function environmentFault(environment: Readonly<Record<string, string>>): string | null {
  const bad = Object.keys(environment).find((name) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name));
  return bad === undefined ? null : `names "${bad}"; use letters, digits and "_", not starting with a digit.`;
}
