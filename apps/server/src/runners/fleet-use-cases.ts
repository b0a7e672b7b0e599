import { ApiError, type FleetUseCases } from "@planloom/api";
import { type Database, hasRunner, insertToken, removeRunner, setDraining, setGrant } from "@planloom/db";
import type { Logger } from "pino";
import { hashSecret, newSecret } from "../auth/secret.ts";
import type { Feed } from "../live/feed.ts";
import type { Signals } from "../live/signals.ts";
import type { Grants } from "./grants.ts";
import { listFleet } from "./list-fleet.ts";

interface FleetParts {
  readonly db: Database;
  readonly workspaceId: string;
  readonly grants: Grants;
  readonly feed: Feed;
  readonly signals: Signals;
  readonly suspectAfterMs: number;
  readonly logger: Logger;
}

const REGISTRATION_MS = 3_600_000;

/** What members see of the runners, and what owners do with them. Every change leaves a line in the log. */
export function fleetUseCases({ db, workspaceId, grants, feed, signals, suspectAfterMs, logger }: FleetParts): FleetUseCases {
  const change = async (runner: string, { by, did, work }: { by: string; did: string; work: () => Promise<boolean> }): Promise<void> => {
    if (!(await work())) throw new ApiError("not-found", "There is no such runner; it may have been removed.");
    grants.forget(runner);
    feed.publish({ kind: "fleet" });
    // Work it may do now, or that has to wait for others now, is looked at at once.
    signals.notify("work");
    logger.info({ runner, by }, did);
  };
  return {
    list: () => listFleet({ db, workspaceId, suspectAfterMs }),
    async createRegistration({ name, ...grant }, by) {
      const token = newSecret();
      const { expiresAt } = await db.transaction(async (tx) => {
        if (await hasRunner(tx, { workspaceId, name })) throw new ApiError("invalid", `There is a runner called ${name} already. Choose another name, or remove that runner first.`);
        return insertToken(tx, { workspaceId, kind: "registration", hash: hashSecret(token), subject: name, grant, lifetimeMs: REGISTRATION_MS });
      });
      logger.info({ name, by, labels: grant.labels }, "a registration token was made");
      return { token, expiresAt: expiresAt ?? Date.now() + REGISTRATION_MS };
    },
    drain: (runner, by) => change(runner, { by, did: "a runner was drained", work: () => setDraining(db, { workspaceId, runner }, true) }),
    resume: (runner, by) => change(runner, { by, did: "a runner takes work again", work: () => setDraining(db, { workspaceId, runner }, false) }),
    change: ({ runner, ...grant }, by) => change(runner, { by, did: "what a runner may do was changed", work: () => setGrant(db, { workspaceId, runner }, grant) }),
    remove: (runner, by) =>
      change(runner, { by, did: "a runner was removed", work: () => db.transaction((tx) => removeRunner(tx, { workspaceId, runner })) }),
  };
}
