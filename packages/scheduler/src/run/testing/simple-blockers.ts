import type { BatchId } from "../../plan/ids.ts";
import type { NewBlocker } from "../coordination/coordination.ts";
import type { AttemptReport } from "../run.ts";

interface Known {
  readonly batch: BatchId | null;
  readonly severity: NewBlocker["severity"];
  isOpen: boolean;
}

/** The blockers of a run as the simple model knows them. */
export class SimpleBlockers {
  readonly #known = new Map<string, Known>();

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** Whether a batch has an open one that keeps it from going on. */
  stops(id: BatchId): boolean {
    return [...this.#known.values()].some(({ batch, severity, isOpen }) => batch === id && severity !== "minor" && isOpen);
  }

  raise({ id, batch, severity }: Pick<NewBlocker, "id" | "batch" | "severity">): void {
    this.#known.set(id, { batch, severity, isOpen: true });
  }

  /** Raises what a report says; returns whether some of it keeps the batch from going on. */
  raiseReported({ attempt, report }: { readonly attempt: string; readonly report: AttemptReport }, batch: BatchId): boolean {
    const blockers = report.account?.said?.blockers ?? [];
    blockers.forEach(({ severity }, place) => this.#known.set(`${attempt}/b${place + 1}`, { batch, severity, isOpen: true }));
    return blockers.some(({ severity }) => severity !== "minor");
  }

  /** Returns the batch it was about; `undefined` where it is not open. */
  close(id: string): BatchId | null | undefined {
    const blocker = this.#known.get(id);
    if (blocker?.isOpen !== true) return undefined;
    blocker.isOpen = false;
    return blocker.batch;
  }

  /** Closes those that keep nothing from going on any more, and all of batches that are gone. */
  forgetMoot({ isDone, isGone }: { readonly isDone: (batch: BatchId) => boolean; readonly isGone: (batch: BatchId) => boolean }): void {
    for (const blocker of this.#known.values()) {
      if (blocker.batch === null) continue;
      if (isGone(blocker.batch) || (blocker.severity !== "minor" && isDone(blocker.batch))) blocker.isOpen = false;
    }
  }
}
