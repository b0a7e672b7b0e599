import type { Fence, Report } from "../../apps/runner/src/protocol.ts";
import type { Spool, SpooledAttempt } from "../../apps/runner/src/report/spool.ts";
import type { Agenda } from "./agenda.ts";
import type { Chance } from "./chance.ts";
import { copyOf } from "./network.ts";
import type { Machine } from "./machine.ts";
import type { Weather } from "./weather.ts";

/** The folder of a runner, which outlives its processes. */
export class Disk {
  readonly attempts = new Map<string, SpooledAttempt>();
  #made = 0;

  nextMarker(): string {
    this.#made += 1;
    return `marker-${this.#made}`;
  }
}

/** The spool of one process on that disk. A write takes a moment, and a crash in it means that nothing was written. */
export function spoolOn(disk: Disk, { machine, agenda, chance, weather }: { machine: Machine; agenda: Agenda; chance: Chance; weather: () => Weather }): Spool {
  const take = <Answer>(work: () => Answer, failures = 0): Promise<Answer> =>
    new Promise((resolve, reject) => {
      agenda.in(chance.between(0.1, 10), () =>
        machine.enter(() => {
          if (chance.is(failures)) reject(new Error("ENOSPC: no space left on device"));
          else resolve(work());
        }),
      );
    });
  const write = <Answer>(work: () => Answer): Promise<Answer> => take(work, weather().fullDisks);
  return {
    open(fence: Fence) {
      const marker = disk.nextMarker();
      const spooled = { marker, path: marker, briefFile: `${marker}.brief.md`, saidFile: `${marker}.said.json`, fence: copyOf({ run: fence.run, attempt: fence.attempt, epoch: fence.epoch }), report: null };
      return write(() => {
        disk.attempts.set(marker, spooled);
        return spooled;
      });
    },
    saveReport: (spooled: SpooledAttempt, report: Report) => write(() => void disk.attempts.set(spooled.marker, { ...spooled, report: copyOf(report) })),
    remove: ({ marker }) => take(() => void disk.attempts.delete(marker)),
    list: () => take(() => [...disk.attempts.values()]),
  };
}
