import type { Holding } from "./holding.ts";
import type { Attempt } from "./run.ts";

/** From when on an attempt has held this: what it holds at all from its offer on, but files of a person's work from when they took it up. */
export function heldSince({ stage, offeredAt }: Attempt, what: keyof Holding): number {
  return what === "files" && stage.kind === "with-person" ? (stage.startedAt ?? offeredAt) : offeredAt;
}
