import type { IgnoredReason } from "./transition-result.ts";

/** Why an event changes nothing. */
export interface Refusal {
  readonly kind: "refused";
  readonly reason: IgnoredReason;
  readonly message: string;
}

/** Makes a refusal; the message says what happened and, where there is something to do, what. */
export function refuse(reason: IgnoredReason, message: string): Refusal {
  return { kind: "refused", reason, message };
}
