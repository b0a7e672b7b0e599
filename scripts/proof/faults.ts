/** What is done to one process at one place in its code. */
export interface Fault {
  /** `postgres` is killed while the server is held at the place. */
  readonly target: "server" | "runner" | "postgres";
  /** As `PLANLOOM_FAILPOINT` names it, without what happens there. */
  readonly place: string;
  /** `freeze`: SIGSTOP for three leases, then SIGCONT. */
  readonly action: "kill" | "freeze";
  /** At which time the place is reached, from 1. */
  readonly times: number;
}

/** Places of the server, with the time a round reaches them in the middle of its work. */
const SERVER: Readonly<Record<string, number>> = {
  "claim:before": 2,
  "claim:after": 2,
  "heartbeat:before": 8,
  "heartbeat:between": 8,
  "heartbeat:after": 8,
  "log:before": 2,
  "log:between": 2,
  "log:after": 2,
  "result:before": 2,
  "result:between": 1,
  "result:after": 2,
  "check-in:before": 1,
  "check-in:after": 1,
  "pause:before": 1,
  "pause:after": 1,
};

const RUNNER: Readonly<Record<string, number>> = {
  "claim:before": 2,
  "claim:after": 1,
  "start:before": 2,
  "start:after": 2,
  "heartbeat:before": 8,
  "heartbeat:after": 8,
  "log:before": 2,
  "log:after": 2,
  "result:before": 1,
  "result:between": 1,
  "result:after": 1,
};

/** Every fault of the matrix. */
export const FAULTS: readonly Fault[] = [
  ...faultsOf("server", SERVER, ["kill", "freeze"]),
  ...faultsOf("runner", RUNNER, ["kill", "freeze"]),
  ...faultsOf("postgres", SERVER, ["kill"]),
];

export const nameOf = ({ target, place, action }: Fault): string => `${action} ${target} at ${place}`;

/** The faults in an order that the seed decides; the same for the same seed. Rotates through all of them, over the seeds. */
export function shuffledFaults(seed: number): readonly Fault[] {
  let state = seed >>> 0;
  const random = (): number => {
    // Mulberry32 (Tommy Ettinger, 2017).
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return FAULTS.map((fault) => ({ fault, at: random() })).toSorted((one, other) => one.at - other.at).map(({ fault }) => fault);
}

function faultsOf(target: Fault["target"], places: Readonly<Record<string, number>>, actions: readonly Fault["action"][]): Fault[] {
  return Object.entries(places).flatMap(([place, times]) => actions.map((action) => ({ target, place, action, times })));
}
