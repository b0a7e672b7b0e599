export { PostgresStartError } from "./postgres/postgres-start-error.ts";
export type { PostgresOptions } from "./postgres/start-postgres.ts";
export { startPostgres } from "./postgres/start-postgres.ts";
export type { RunningPostgres } from "./postgres/supervise-cluster.ts";
export type { MigrationOutcome } from "./migrations/migrate.ts";
export { migrate } from "./migrations/migrate.ts";
export { pendingMigrations } from "./migrations/pending-migrations.ts";

export type { Database, TransactionOptions, Tx } from "./session/database.ts";
export type { Channel } from "./session/open-channel.ts";
export { openChannel } from "./session/open-channel.ts";
export type { ConnectOptions } from "./session/connect.ts";
export { connect } from "./session/connect.ts";
export { databaseTime } from "./session/database-time.ts";
export type { SqlExecutor } from "./session/sql-executor.ts";
export { sqlExecutor } from "./session/sql-executor.ts";
export { sqlStateOf } from "./session/sql-state-of.ts";
export type { Unavailability } from "./session/unavailability.ts";
export { unavailabilityOf } from "./session/unavailability.ts";

export type { EnsuredWorkspace } from "./workspaces/ensure-workspace.ts";
export { ensureWorkspace } from "./workspaces/ensure-workspace.ts";
export { tokenKey } from "./workspaces/token-key.ts";
export { changeWorkspaceSettings, readWorkspaceSettings } from "./workspaces/workspace-settings.ts";

export type { StoredPlanRevision } from "./plans/find-plan-revision.ts";
export { findPlanRevision } from "./plans/find-plan-revision.ts";
export type { NewPlan } from "./plans/insert-plan.ts";
export { insertPlan } from "./plans/insert-plan.ts";
export type { NewRevision, RevisionOutcome } from "./plans/insert-revision.ts";
export { insertRevision } from "./plans/insert-revision.ts";
export type { ListedPlan } from "./plans/list-plans.ts";
export { listPlans } from "./plans/list-plans.ts";
export { removePlan } from "./plans/remove-plan.ts";

export type { RunEnd } from "./runs/run-ends.ts";
export { runEnds } from "./runs/run-ends.ts";
export type { StoredRunEvent } from "./runs/events-after.ts";
export { eventsAfter } from "./runs/events-after.ts";
export { findRun } from "./runs/find-run.ts";
export type { NewRun } from "./runs/insert-run.ts";
export { insertRun } from "./runs/insert-run.ts";
export type { ImportedRun } from "./runs/import-run.ts";
export { importRun } from "./runs/import-run.ts";
export type { Relative, StoredOrigin } from "./runs/run-origin.ts";
export { findOrigin, relativesOf } from "./runs/run-origin.ts";
export type { RunFilter } from "./runs/list-runs.ts";
export { isRunOf } from "./runs/is-run-of.ts";
export { listRuns } from "./runs/list-runs.ts";
export type { DeskRun } from "./runs/runs-on-desk.ts";
export { runsOnDesk } from "./runs/runs-on-desk.ts";
export { listVersions } from "./runs/list-versions.ts";
export { knownRuns } from "./runs/known-runs.ts";
export { liveRunIds } from "./runs/live-run-ids.ts";
export type { LoadedRun } from "./runs/load-run.ts";
export { eventsBetween, loadRun } from "./runs/load-run.ts";
export type { NewRunPlan } from "./runs/run-plans.ts";
export { findRunPlan, insertRunPlan, returnedTasks } from "./runs/run-plans.ts";
export type { HoldStep, RunStep } from "./runs/save-step.ts";
export { saveStep, storableEvent } from "./runs/save-step.ts";
export type { RunOutline } from "./runs/stored-run.ts";

export type { AttemptBrief } from "./briefs/attempt-briefs.ts";
export { findBrief, findBriefs, keepBriefs, toldAttempts } from "./briefs/attempt-briefs.ts";

export type { OfferFilter, OpenOffer } from "./offers/open-offers.ts";
export { openOffers } from "./offers/open-offers.ts";

export { condemnLeases } from "./leases/condemn-leases.ts";
export { countLeases, lockPlaces } from "./leases/count-leases.ts";
export type { Heartbeat, LeaseStanding } from "./leases/extend-leases.ts";
export { extendLeases } from "./leases/extend-leases.ts";
export type { AttemptFence, HeldLease } from "./leases/lease.ts";
export { leaseHolder } from "./leases/lease-holder.ts";
export { leasesOfRunner, leasesToStop } from "./leases/leases-of-runner.ts";
export { overdueLeases } from "./leases/overdue-leases.ts";
export { silentLeases } from "./leases/silent-leases.ts";

export { removeRunner, setDraining, setGrant } from "./runners/change-runner.ts";
export { ensureRunner } from "./runners/ensure-runner.ts";
export type { StoredGrant } from "./runners/find-grant.ts";
export { findGrant } from "./runners/find-grant.ts";
export type { ListedRunner } from "./runners/list-runners.ts";
export { listRunners } from "./runners/list-runners.ts";
export type { NewRunner } from "./runners/register-runner.ts";
export { hasRunner, registerRunner } from "./runners/register-runner.ts";
export type { RunnerGrant } from "./runners/runner-grant.ts";
export type { RunnerTraits } from "./runners/touch-runner.ts";
export { partRunner, touchRunner } from "./runners/touch-runner.ts";

export type { ConsumedToken } from "./tokens/consume-token.ts";
export { consumeToken } from "./tokens/consume-token.ts";
export { endToken } from "./tokens/end-token.ts";
export { findSpentToken, findToken } from "./tokens/find-token.ts";
export type { NewToken } from "./tokens/insert-token.ts";
export { insertToken } from "./tokens/insert-token.ts";
export type { Rotation } from "./tokens/rotate-token.ts";
export { rotateToken, settleToken } from "./tokens/rotate-token.ts";
export type { StoredToken, TokenKind } from "./tokens/token.ts";

export { growLog } from "./logs/grow-log.ts";
export type { LastOutput } from "./logs/last-outputs.ts";
export { lastOutputs } from "./logs/last-outputs.ts";
export { lockLog } from "./logs/lock-log.ts";
export type { LogLength } from "./logs/log-length.ts";
export type { AttemptLogKey } from "./logs/log-size.ts";
export { logSize } from "./logs/log-size.ts";

export type { ArtifactRecord, StoredArtifact } from "./artifacts/artifacts.ts";
export { artifactsOfRun, findArtifact, insertArtifact } from "./artifacts/artifacts.ts";

export { cleanJson } from "./values/clean-json.ts";

export type { DumpedDatabase, DumpedPart } from "./backup/dump-rows.ts";
export { dumpRows } from "./backup/dump-rows.ts";
export { cutOffRunners, loadRows, prepareForLoad } from "./backup/load-rows.ts";

export type { StateCounts } from "./metrics/count-state.ts";
export { countState } from "./metrics/count-state.ts";
export { deleteSpentTokens } from "./retention/delete-spent-tokens.ts";
export type { Keeping } from "./retention/outdated.ts";
export { deleteEndedRun, forgetFiles, outdatedRuns, runsWithOutdated } from "./retention/outdated.ts";

export type { StoredSecret } from "./secrets/secrets.ts";
export { listSecrets, noteSecretUse, removeSecret, setSecret } from "./secrets/secrets.ts";
