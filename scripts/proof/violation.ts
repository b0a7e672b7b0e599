/** The promises of the product that a suite holds it to. */
export const INVARIANTS = {
  I1: "every run that was accepted ends, or waits for a person",
  I2: "what was acknowledged is there",
  I3: "at most one completion is accepted per batch and epoch",
  I4: "no two processes of one batch live at the same time",
  I5: "an attempt is started at most once, one that may not be repeated never twice, and what was accepted had its effect",
  I6: "nothing starts before its time, nor after a pause or a stop",
  I7: "the events are without gap, and folding them gives what is stored",
  I8: "the log holds what was acknowledged, in order, without gap",
  I9: "limits and capacities hold at every moment",
  I10: "after a fault things go on within their bound",
  I11: "nothing is left behind",
} as const;

export type Invariant = keyof typeof INVARIANTS;

/** A promise that was broken, with the evidence in words. */
export interface Violation {
  readonly invariant: Invariant;
  readonly message: string;
}

/** Takes what breaks an invariant. */
export type Report = (invariant: Invariant, message: string) => void;
