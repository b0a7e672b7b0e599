import type { Database, Tx } from "../session/database.ts";

export interface OpenOffer {
  readonly runId: string;
  readonly attemptId: string;
  readonly epoch: number;
  readonly offeredAt: number;
}

export interface OfferFilter {
  readonly limit: number;
  /** Runs to pass over; none when left out. */
  readonly except?: readonly string[];
  /** What the runner has been granted: offers that ask for more are left out. */
  readonly labels: readonly string[];
}

/**
 * The attempts of a workspace that wait for a runner, in the order to hand them out: the oldest of each run first,
 * then the second of each, so that a run of one task does not wait behind one of ten thousand. Inside a run the
 * epochs follow the ranks. Reads without locking: whether a claim counts is decided by `saveStep`.
 */
export function openOffers(db: Database | Tx, workspaceId: string, { limit, except = [], labels }: OfferFilter): Promise<OpenOffer[]> {
  return db.query({ name: "open-offers", text: OPEN_OFFERS, values: [workspaceId, [...except], [...labels], limit] });
}

const OPEN_OFFERS = `
SELECT run_id AS "runId", attempt_id AS "attemptId", epoch, floor(extract(epoch FROM offered_at) * 1000)::float8 AS "offeredAt"
FROM offer JOIN run ON run.id = offer.run_id
WHERE run.workspace_id = $1::uuid AND run.id <> ALL ($2::uuid[]) AND offer.labels <@ $3::text[]
ORDER BY row_number() OVER (PARTITION BY run_id ORDER BY offered_at, epoch), offered_at, run_id
LIMIT $4::int`;
