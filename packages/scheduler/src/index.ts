export type { AgentId, AttemptId, BatchId, BlockerId, ContractId, EntryId, HandOverId, IssueId, ResourceId, RunId, StreamId, TaskId } from "./plan/ids.ts";
export { agentId, attemptId, batchId, blockerId, contractId, entryId, handOverId, issueId, PLAN_ID_PATTERN, resourceId, runId, streamId, taskId } from "./plan/ids.ts";
export type {
  Acceptance,
  AcceptancePolicy,
  Agent,
  AgentKind,
  Between,
  ChecklistItem,
  Contract,
  Dependency,
  DependencyKind,
  Estimate,
  FailurePolicy,
  LostPolicy,
  MinutesRange,
  Output,
  PausePolicy,
  Plan,
  PlanSettings,
  Position,
  Resource,
  ResourceUse,
  Retries,
  Scope,
  Stream,
  Task,
  Trigger,
  WorkingHours,
} from "./plan/plan.ts";
export type { BriefPart, PlannedPart } from "./plan/brief-parts.ts";
export { BRIEF_PARTS, PLANNED_PARTS } from "./plan/brief-parts.ts";
export type { Problem, ProblemCode, ProblemFix, ProblemPlace } from "./plan/problem.ts";
export { PLAN_LIMITS } from "./plan/plan-limits.ts";
export { acceptancePolicy, usualPolicy } from "./plan/acceptance-policy.ts";
export { taskLabel } from "./plan/task-label.ts";
export { agentResolver } from "./plan/agent-resolver.ts";
export { missingSecrets, SECRET_NAME_PATTERN, secretsOf } from "./plan/secret-names.ts";
export { DEFAULT_SETTINGS, EMPTY_SCOPE, emptyPlan, newAgent, newDependency, newTask } from "./plan/new-plan.ts";
export type { PlanTemplate } from "./plan/templates.ts";
export { PLAN_TEMPLATES } from "./plan/templates.ts";
export { countedNeeds } from "./plan/counted-needs.ts";
export { fallbackTasks } from "./plan/fallback-tasks.ts";
export { validatePlan } from "./plan/validate-plan.ts";
export type { EditResult, PlanEdit } from "./plan/edit.ts";
export { applyEdit, applyEdits } from "./plan/apply-edit.ts";
export { diffPlans } from "./plan/diff-plans.ts";
export type { PlanClash, PlanMerge } from "./plan/merge-plans.ts";
export { mergePlans } from "./plan/merge-plans.ts";

export type { TaskTiming } from "./graph/task-timing.ts";
export type { RedundantDependency } from "./graph/redundant-dependencies.ts";
export { redundantDependencies } from "./graph/redundant-dependencies.ts";
export { globsIntersect } from "./conflicts/globs-intersect.ts";
export { matchesGlob } from "./conflicts/matches-glob.ts";
export { matchesScope, scopesIntersect } from "./conflicts/scopes-intersect.ts";
export type { Conflict, ConflictReason } from "./conflicts/conflict.ts";
export type { ConflictCount, ConflictSet } from "./conflicts/conflict-set.ts";
export type { ScopeMode } from "./conflicts/scope-mode.ts";
export { findConflicts } from "./conflicts/find-conflicts.ts";
export type { FileLock } from "./conflicts/file-locks.ts";
export { fileLocks } from "./conflicts/file-locks.ts";
export { sharedFiles } from "./conflicts/shared-files.ts";
export { describeConflict } from "./conflicts/describe-conflict.ts";
export { pairReasonDescriber } from "./independence/describe-pair-reason.ts";
export type { Independence } from "./independence/independence.ts";
export { independence } from "./independence/independence.ts";
export type { PairReason, PairReasonKind, Standing } from "./independence/pair-reason.ts";
export { standingOf } from "./independence/pair-reason.ts";
export type { StreamPair } from "./independence/summarise-pairs.ts";
export type { TaskPair } from "./independence/task-pair.ts";
export type { BatchSize } from "./batching/batch-size.ts";
export { batchSize } from "./batching/batch-size.ts";
export { describeCut } from "./batching/describe-cut.ts";
export { cutBatch, cutsOf, mergeBatches, moveCut } from "./batching/edit-cuts.ts";
export type { JoinProposal } from "./batching/propose-joins.ts";
export { proposeJoins } from "./batching/propose-joins.ts";
export type { PlannedBatch } from "./batching/planned-batch.ts";
export type { CheckInBar, Schedule, ScheduleBar } from "./schedule/schedule.ts";
export type { Analysis } from "./advice/analysis.ts";
export type { ScheduleOptions } from "./schedule/schedule-plan.ts";
export type { Advice, AdviceList, Evidence } from "./advice/advice.ts";
export { advise } from "./advice/advise.ts";
export type { AnalysisOptions, AnalysisStage } from "./advice/analyse-plan.ts";
export { analysePlan, improveAnalysis } from "./advice/analyse-plan.ts";
export type { CurvePoint, WorkerCurve } from "./what-if/worker-curve.ts";
export { workerCurve } from "./what-if/worker-curve.ts";
export type { Cause } from "./what-if/find-causes.ts";
export type { ConflictPrice, ConflictPrices } from "./what-if/conflict-prices.ts";
export { conflictPrices } from "./what-if/conflict-prices.ts";
export type { FreezeResult } from "./advice/freeze-plan.ts";
export { freezePlan } from "./advice/freeze-plan.ts";
export { foreseeRun } from "./advice/foresee-run.ts";

export type { AgentHistory, WorkSample } from "./forecast/agent-history.ts";
export { agentHistory, NO_HISTORY } from "./forecast/agent-history.ts";
export type { Calibration, LevelCalibration, PastForecast } from "./forecast/calibration.ts";
export { calibration } from "./forecast/calibration.ts";
export type { DurationFamily } from "./forecast/estimate-spread.ts";
export type { Forecast, Percentile, TaskForecast, Threat } from "./forecast/forecast.ts";
export type { ForecastOptions, ForecastResult } from "./forecast/forecast-plan.ts";
export { forecastPlan, forecastSteps } from "./forecast/forecast-plan.ts";

export type { BatchTrace, DryRun, DryRunScript, TraceInterval, TraceState } from "./dry-run/dry-run.ts";
export type { DryRunOptions, DryRunResult } from "./dry-run/dry-run-plan.ts";
export { dryRunPlan } from "./dry-run/dry-run-plan.ts";
export { playDryRun } from "./dry-run/play-dry-run.ts";

export type { AgentSpec, BatchSpec, ContractSpec, Exclusion, RunSpec } from "./run/run-spec.ts";
export { requiredLabels } from "./run/required-labels.ts";
export type { Inserted, InsertedWork } from "./coordination/insert-work.ts";
export { insertBefore, insertBetween, insertFix, LONGEST_FIX, redepend, widenScope } from "./coordination/insert-work.ts";
export { entriesFor, tasksTold, touchedFiles } from "./coordination/entries-for.ts";
export type { HoldUp } from "./coordination/hold-up.ts";
export type { DeskItem, FlaggedWork } from "./coordination/desk-queue.ts";
export type { DeskLine, RunsDeskLine } from "./coordination/desk-line.ts";
export { byWeightOfRuns, deskLine, deskTitle } from "./coordination/desk-line.ts";
export { deskQueue, deskSize, flaggedWork } from "./coordination/desk-queue.ts";
export type { FlagAction, RedFlag } from "./coordination/red-flags.ts";
export { redFlags } from "./coordination/red-flags.ts";
export { undeclaredFiles } from "./coordination/undeclared-files.ts";
export type { ScopeAudit } from "./coordination/audit-scope.ts";
export type { ScopeNeighbour } from "./coordination/scope-neighbours.ts";
export { auditScope } from "./coordination/audit-scope.ts";
export { nothingToStop } from "./coordination/nothing-to-stop.ts";
export { scopeNeighbours } from "./coordination/scope-neighbours.ts";
export { scopeWays } from "./coordination/scope-ways.ts";
export type { Consequences, PossibleVerdict } from "./coordination/consequences.ts";
export { consequencesOf } from "./coordination/consequences.ts";
export { claimsAtOdds, sameWords } from "./coordination/claims-at-odds.ts";
export type { Contradiction } from "./coordination/contradictions.ts";
export { contradictions } from "./coordination/contradictions.ts";
export { earlierVersions } from "./coordination/earlier-versions.ts";
export { searchBoard } from "./coordination/search-board.ts";
export { toldAttempts } from "./coordination/told-attempts.ts";
export type {
  Audience,
  Blocker,
  BoardEntry,
  BriefEdit,
  Coordination,
  FlagKind,
  HandOver,
  IntegrationIssue,
  NewBlocker,
  NewEntry,
  NewIssue,
  RemarkTag,
  Resolution,
  ScopeDecision,
  SettledFlag,
  Source,
} from "./run/coordination/coordination.ts";
export { NO_COORDINATION, REMARK_TAGS } from "./run/coordination/coordination.ts";
export type { BlockerKind, BlockerSeverity, FilePlace, ReportedBlocker, ReportedChange, ReportedFinding, WorkReport } from "./run/coordination/work-report.ts";
export type { Severity } from "./run/coordination/severity.ts";
export { SEVERITIES } from "./run/coordination/severity.ts";
export { currentVersion } from "./run/coordination/board.ts";
export { contractVersion } from "./run/coordination/contract-version.ts";
export { openHandOvers } from "./run/coordination/hand-overs.ts";
export type {
  AcceptanceResult,
  Account,
  Attempt,
  AttemptEnding,
  AttemptReport,
  AttemptStage,
  Batch,
  BatchPhase,
  ChangedFiles,
  ReportedOutput,
  Run,
  RunStatus,
  SentBack,
  StopCause,
  Verdict,
} from "./run/run.ts";
export type { CoordinationFact, Fence, RunEvent, RunFact } from "./run/run-event.ts";
export type { IgnoredReason, RunCommand, TransitionResult } from "./run/transition-result.ts";
export { createRun } from "./run/create-run.ts";
export { specFault } from "./run/spec-fault.ts";
export { batchSpecOf, specIndex } from "./run/spec-index.ts";
export type { RunChanges } from "./run/run-draft.ts";
export type { SessionResult } from "./run/run-session.ts";
export { RunSession } from "./run/run-session.ts";
export { transition } from "./run/transition.ts";
export { foldRun } from "./run/fold-run.ts";
export type { OwnPause } from "./run/own-pauses.ts";
export { ownPauses } from "./run/own-pauses.ts";
export { isSatisfied } from "./run/is-satisfied.ts";
export { batchOfAttempt, fencedAttempt, isFinalStatus, liveAttempt } from "./run/live-attempt.ts";
export { isClaimable, takesNewWork } from "./run/takes-new-work.ts";
export { LEGAL_MOVES } from "./run/legal-moves.ts";
export { literalPath } from "./plan/literal-glob.ts";
export type { WaitReason } from "./run/explain-wait.ts";
export type { NoRunner } from "./run/describe-wait.ts";
export { describeWait } from "./run/describe-wait.ts";
export { explainWait } from "./run/explain-wait.ts";
export { sameData } from "./plan/same-data.ts";
export { hasBegun, mayYetWait, replanFault } from "./run/replan-fault.ts";
export type { KnownRunner, ListedRunner } from "./run/known-runners.ts";
export { knownRunners } from "./run/known-runners.ts";
export { explainWaitAmong } from "./run/explain-runner.ts";
export type { RedoneBatch } from "./run/followers-of.ts";
export { followersOf, redoneBy } from "./run/followers-of.ts";
export type { HeldLock, LockedThing } from "./run/held-locks.ts";
export { heldLocks } from "./run/held-locks.ts";
export type { PauseEffect } from "./run/pause-effect.ts";
export { pauseEffect } from "./run/pause-effect.ts";
export type { BatchTrouble, ErrorSeverity, RunError } from "./run/run-errors.ts";
export { runErrors } from "./run/run-errors.ts";
export { SEVERITY_WORDS, writeErrors } from "./run/describe-errors.ts";
export { estimateFinish, estimateFinishes } from "./run/estimate-finish.ts";
export type { AgentMetrics, BatchTiming, RunMetrics } from "./run/measure-run.ts";
export { combineMetrics, measureRun } from "./run/measure-run.ts";
export type { BlockedCause, BlockedMinutes } from "./run/measure-blocked.ts";
export { BLOCKED_CAUSES, NOT_BLOCKED } from "./run/measure-blocked.ts";
export { writableFiles } from "./coordination/writable-files.ts";
