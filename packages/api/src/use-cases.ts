import type { AttemptId, Run, RunId } from "@planloom/scheduler";
import type { z } from "zod";
import type { Actor } from "./actor.ts";
import type { ApiError } from "./api-error.ts";
import type { briefInput, SentBrief, toldOfInput } from "./schemas/brief.ts";
import type { changeRunnerInput, Fleet, registrationInput, registrationResultSchema } from "./schemas/fleet.ts";
import type {
  closeIssueInput,
  decideScopeInput,
  editBriefInput,
  escalateBlockerInput,
  pinEntryInput,
  postEntryInput,
  raiseBlockerInput,
  recordIssueInput,
  refineReportInput,
  resolveBlockerInput,
  ResolutionPreview,
  settleFlagInput,
  settleHandOverInput,
} from "./schemas/coordination.ts";
import type { deskListInput, WorkspaceDesk } from "./schemas/desk.ts";
import type { RunFence } from "./schemas/ids.ts";
import type { planCreateInput, planGetInput, PlanRevision, planSaveInput, PlanSaveResult, PlanSummary } from "./schemas/plan.ts";
import type {
  attemptFinishInput,
  batchInput,
  checkInInput,
  DecisionResult,
  FeedItem,
  LastOutputs,
  LogChunk,
  logInput,
  metricsInput,
  MetricsReport,
  RunDetail,
  RunList,
  runListInput,
  batchRestartInput,
  batchSendBackInput,
  runChangeInput,
  RunChangeResult,
  runPauseInput,
  RunPreview,
  runPreviewInput,
  runStartInput,
  RunStartResult,
  RunWatchInput,
  RunWatchItem,
} from "./schemas/run.ts";
import type {
  appendLogInput,
  appendLogResultSchema,
  endedRunsResultSchema,
  goodbyeResultSchema,
  heartbeatInput,
  heartbeatResultSchema,
  helloInput,
  helloResultSchema,
  pollInput,
  pollResultSchema,
  ReportAnswer,
  registerInput,
  registerResultSchema,
  reportInput,
} from "./schemas/runner.ts";
import type { secretInput, setSecretInput, WorkspaceSecrets } from "./schemas/secret.ts";
import type { changeSettingsInput, CleanUp, foreseeCleanUpInput, ServerStatus, WorkspaceSettings } from "./schemas/workspace.ts";

/**
 * What the server can do, as the routers call it. Authorisation has happened before; `by` names who did it, for the
 * record. Every function throws an `ApiError` for what the caller can mend, and anything else for what it cannot.
 */
export interface UseCases {
  readonly plans: PlanUseCases;
  readonly runs: RunUseCases;
  readonly runners: RunnerUseCases;
  readonly coordination: CoordinationUseCases;
  readonly desk: DeskUseCases;
  readonly fleet: FleetUseCases;
  readonly secrets: SecretUseCases;
  readonly workspace: WorkspaceUseCases;
  readonly sessions: { createLink(): Promise<{ url: string }> };
}

export interface PlanUseCases {
  list(): Promise<PlanSummary[]>;
  get(input: z.output<typeof planGetInput>): Promise<PlanRevision>;
  create(input: z.output<typeof planCreateInput>, by: string): Promise<PlanRevision>;
  save(input: z.output<typeof planSaveInput>, by: string): Promise<PlanSaveResult>;
  remove(id: string, by: string): Promise<void>;
}

export interface RunUseCases {
  start(input: z.output<typeof runStartInput>, by: string): Promise<RunStartResult>;
  list(input: z.output<typeof runListInput>): Promise<RunList>;
  get(run: RunId): Promise<RunDetail>;
  origin(run: RunId): Promise<Run | null>;
  lastOutputs(run: RunId): Promise<LastOutputs>;
  /** Ends when `signal` aborts. Yields the id to resume from with every item. */
  watch(input: RunWatchInput, signal: AbortSignal): AsyncIterable<readonly [id: string, item: RunWatchItem]>;
  feed(signal: AbortSignal): AsyncIterable<FeedItem>;
  metrics(input: z.output<typeof metricsInput>): Promise<MetricsReport>;
  pause(input: z.output<typeof runPauseInput>, by: string): Promise<DecisionResult>;
  resume(run: RunId, by: string): Promise<DecisionResult>;
  stop(run: RunId, by: string): Promise<DecisionResult>;
  previewChange(input: z.output<typeof runPreviewInput>): Promise<RunPreview>;
  change(input: z.output<typeof runChangeInput>, by: string): Promise<RunChangeResult>;
  restartBatch(input: z.output<typeof batchRestartInput>, by: string): Promise<DecisionResult>;
  retryBatch(input: z.output<typeof batchInput>, by: string): Promise<DecisionResult>;
  sendBack(input: z.output<typeof batchSendBackInput>, by: string): Promise<DecisionResult>;
  skipBatch(input: z.output<typeof batchInput>, by: string): Promise<DecisionResult>;
  stopAttempt(fence: RunFence, by: string): Promise<DecisionResult>;
  takeAttempt(fence: RunFence, by: string): Promise<DecisionResult>;
  finishAttempt(input: z.output<typeof attemptFinishInput>, by: string): Promise<DecisionResult>;
  checkIn(input: z.output<typeof checkInInput>, by: string): Promise<DecisionResult>;
  brief(input: z.output<typeof briefInput>): Promise<SentBrief>;
  toldOf(input: z.output<typeof toldOfInput>): Promise<{ attempts: AttemptId[] }>;
  readLog(input: z.output<typeof logInput>): Promise<LogChunk>;
}

/** What is said and decided about a run besides what runs when. */
export interface CoordinationUseCases {
  post(input: z.output<typeof postEntryInput>, by: string): Promise<DecisionResult>;
  pin(input: z.output<typeof pinEntryInput>, by: string): Promise<DecisionResult>;
  raiseBlocker(input: z.output<typeof raiseBlockerInput>, by: string): Promise<DecisionResult>;
  escalateBlocker(input: z.output<typeof escalateBlockerInput>, by: string): Promise<DecisionResult>;
  resolveBlocker(input: z.output<typeof resolveBlockerInput>, by: string): Promise<DecisionResult>;
  /** Changes nothing. */
  foretellResolution(input: z.output<typeof resolveBlockerInput>, by: string): Promise<ResolutionPreview>;
  settleHandOver(input: z.output<typeof settleHandOverInput>, by: string): Promise<DecisionResult>;
  recordIssue(input: z.output<typeof recordIssueInput>, by: string): Promise<DecisionResult>;
  closeIssue(input: z.output<typeof closeIssueInput>, by: string): Promise<DecisionResult>;
  decideScope(input: z.output<typeof decideScopeInput>, by: string): Promise<DecisionResult>;
  settleFlag(input: z.output<typeof settleFlagInput>, by: string): Promise<DecisionResult>;
  refineReport(input: z.output<typeof refineReportInput>, by: string): Promise<DecisionResult>;
  editBrief(input: z.output<typeof editBriefInput>, by: string): Promise<DecisionResult>;
}

/** What waits for a person, over all runs. */
export interface DeskUseCases {
  list(input: z.output<typeof deskListInput>): Promise<WorkspaceDesk>;
  count(): Promise<{ waiting: number }>;
}

export interface RunnerUseCases {
  register(input: z.output<typeof registerInput>): Promise<z.output<typeof registerResultSchema>>;
  /** `token`: the id of the runner token it came with. */
  hello(by: { readonly runner: string; readonly token: string }, input: z.output<typeof helloInput>): Promise<z.input<typeof helloResultSchema>>;
  poll(runner: string, input: z.output<typeof pollInput>, signal: AbortSignal): Promise<z.input<typeof pollResultSchema>>;
  heartbeat(runner: string, input: z.output<typeof heartbeatInput>): Promise<z.input<typeof heartbeatResultSchema>>;
  goodbye(runner: string): Promise<z.input<typeof goodbyeResultSchema>>;
  /** Those that are over, by the database's clock, and those that are not there. */
  endedRuns(runs: readonly RunId[]): Promise<z.output<typeof endedRunsResultSchema>>;
  /** `only`: the one attempt the caller may touch; `null` for all of its runner. */
  appendLog(by: { readonly runner: string; readonly only: RunFence | null }, input: z.output<typeof appendLogInput>): Promise<z.output<typeof appendLogResultSchema>>;
  report(runner: string, input: z.output<typeof reportInput>): Promise<ReportAnswer>;
}

export interface FleetUseCases {
  list(): Promise<Fleet>;
  createRegistration(input: z.output<typeof registrationInput>, by: string): Promise<z.output<typeof registrationResultSchema>>;
  drain(runner: string, by: string): Promise<void>;
  resume(runner: string, by: string): Promise<void>;
  change(input: z.output<typeof changeRunnerInput>, by: string): Promise<void>;
  remove(runner: string, by: string): Promise<void>;
}

/** The values of secrets are never answered. */
export interface SecretUseCases {
  list(): Promise<WorkspaceSecrets>;
  set(input: z.output<typeof setSecretInput>, by: string): Promise<void>;
  remove(input: z.output<typeof secretInput>, by: string): Promise<void>;
}

export interface WorkspaceUseCases {
  settings(): Promise<WorkspaceSettings>;
  changeSettings(input: z.output<typeof changeSettingsInput>, by: string): Promise<void>;
  /** `as`: as if this were set. */
  foreseeCleanUp(as?: z.output<typeof foreseeCleanUpInput>): Promise<CleanUp>;
  cleanUp(by: string): Promise<CleanUp>;
  status(): Promise<ServerStatus>;
}

/** What every procedure gets: who asks, and what can be done. */
export interface ApiContext {
  readonly actor: Actor;
  readonly useCases: UseCases;
  /** What the caller is told of something that was thrown; `null` for what nobody foresaw. */
  readonly asApiError: (error: unknown) => ApiError | null;
}
