export type { Actor } from "./actor.ts";
export type { Role } from "./role.ts";
export { isAllowed } from "./actor.ts";
export type { ApiErrorCode } from "./api-error.ts";
export { ApiError } from "./api-error.ts";
export { describeIssues } from "./describe-issues.ts";
export type { AppRouter } from "./app-router.ts";
export { appRouter } from "./app-router.ts";
export type { ActorKind } from "./permissions.ts";
export { PROCEDURES, ROUTES } from "./permissions.ts";
export type { RunFence } from "./schemas/ids.ts";
export { attemptIdSchema, fenceSchema, runIdSchema } from "./schemas/ids.ts";
export type { SentBrief } from "./schemas/brief.ts";
export type { PlanRevision, PlanSaveResult, PlanSummary } from "./schemas/plan.ts";
export type {
  DecisionResult,
  FeedItem,
  ImportedCheckpoint,
  LogChunk,
  MetricsReport,
  RunChangeResult,
  RunDetail,
  RunPreview,
  RunList,
  RunStartResult,
  RunSummary,
  RunWatchInput,
  RunWatchItem,
} from "./schemas/run.ts";
export { importedCheckpointSchema, runEventSchema, runStateSchema, runStatusSchema } from "./schemas/run.ts";
export type { Fleet } from "./schemas/fleet.ts";
export type { WorkspaceDesk, WorkspaceDeskLine } from "./schemas/desk.ts";
export { OVER_ON_DESK_DAYS } from "./schemas/desk.ts";
export type { ResolutionPreview, WayOut } from "./schemas/coordination.ts";
export type { ReportAnswer, ReportOutcome, RunnersReport, WorkOrder } from "./schemas/runner.ts";
export { workOrderSchema } from "./schemas/runner.ts";
export type { WorkspaceSecrets } from "./schemas/secret.ts";
export type { CleanUp, ServerStatus, WorkspaceSettings } from "./schemas/workspace.ts";
export { workspaceSettingsSchema } from "./schemas/workspace.ts";
export { trpcError } from "./trpc.ts";
export type { ApiContext, CoordinationUseCases, DeskUseCases, FleetUseCases, PlanUseCases, RunnerUseCases, RunUseCases, SecretUseCases, UseCases, WorkspaceUseCases } from "./use-cases.ts";
