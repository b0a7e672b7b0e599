import { SECRET_NAME_PATTERN } from "@planloom/scheduler";

/** What is typed for a secret. */
export interface SecretText {
  readonly name: string;
  readonly value: string;
}

/** What is wrong with it, and what its owner should know; `null` where there is nothing to say. */
export interface SecretRemarks {
  readonly name: string | null;
  readonly value: string | null;
}

/** Fewer characters are not looked for in logs. */
const SHORTEST_HIDDEN = 6;
const LONGEST = 16_384;

/** A name as secrets have it: capitals, and `_` for what people type between words. */
export function secretName(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s.-]/g, "_").slice(0, 64);
}

export function secretFaults({ name, value }: SecretText): SecretRemarks {
  return {
    name: name === "" || SECRET_NAME_PATTERN.test(name) ? null : name.startsWith("PLANLOOM_") ? "Names that begin with PLANLOOM_ are Planloom's own." : "Use capital letters, digits and _, and begin with no digit.",
    value: value.length > LONGEST ? `It has ${value.length} characters; ${LONGEST} is the most.` : null,
  };
}

/** What its owner should know, where nothing is wrong. */
export function secretHints({ name, value }: SecretText, taken: readonly string[]): SecretRemarks {
  const characters = Array.from(value).length;
  return {
    name: taken.includes(name) ? `There is a ${name} already; it gets this value.` : null,
    value: characters > 0 && characters < SHORTEST_HIDDEN ? `With fewer than ${SHORTEST_HIDDEN} characters it cannot be hidden in logs.` : null,
  };
}
