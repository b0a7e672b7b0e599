import { newUuid } from "../../shell/new-uuid.ts";

/**
 * The ids that runs are asked for with. Until an answer has come, the same revision is asked for with the same id again:
 * whatever became of the first request, one run is started.
 */
export class StartIds {
  #open: { readonly revision: number; readonly id: string } | null = null;

  of(revision: number): string {
    if (this.#open?.revision !== revision) this.#open = { revision, id: newUuid() };
    return this.#open.id;
  }

  /** An answer has come: the next run is another one. */
  forget(): void {
    this.#open = null;
  }
}
