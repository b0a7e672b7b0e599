import { clientOf } from "../session/database.ts";
import type { Tx } from "../session/database.ts";

export interface OfferChange {
  /** In rank order: of two offers the earlier is handed out first. */
  readonly add: readonly { readonly attemptId: string; readonly epoch: number }[];
  readonly remove: readonly string[];
}

/** Brings the offers of a run up to date. Adding one that is there and removing one that is not change nothing. */
export async function syncOffers(tx: Tx, runId: string, { add, remove }: OfferChange): Promise<void> {
  const { offer } = clientOf(tx);
  if (remove.length > 0) await offer.deleteMany({ where: { runId, attemptId: { in: [...remove] } } });
  if (add.length > 0) await offer.createMany({ data: add.map(({ attemptId, epoch }) => ({ runId, attemptId, epoch })), skipDuplicates: true });
}
