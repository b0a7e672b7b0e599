declare const brand: unique symbol;

/** A string that was made for one purpose and cannot be passed where another id is expected. */
type Id<Name extends string> = string & { readonly [brand]: Name };

export type TaskId = Id<"task">;
export type StreamId = Id<"stream">;
export type AgentId = Id<"agent">;
export type ResourceId = Id<"resource">;
/** `task` for a task of one batch, `task.2` for the second of several. */
export type BatchId = Id<"batch">;
/** `batch#3` for the third attempt at a batch. */
export type AttemptId = Id<"attempt">;
export type RunId = Id<"run">;
export type ContractId = Id<"contract">;
/** An entry of a run's board. */
export type EntryId = Id<"entry">;
export type BlockerId = Id<"blocker">;
export type HandOverId = Id<"hand-over">;
export type IssueId = Id<"issue">;

/** What the ids inside a plan look like: 1 to 64 letters, digits, `-` and `_`, starting with a letter or digit. */
export const PLAN_ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export const taskId = (text: string): TaskId => text as TaskId;
export const streamId = (text: string): StreamId => text as StreamId;
export const agentId = (text: string): AgentId => text as AgentId;
export const resourceId = (text: string): ResourceId => text as ResourceId;
export const batchId = (text: string): BatchId => text as BatchId;
export const attemptId = (text: string): AttemptId => text as AttemptId;
export const runId = (text: string): RunId => text as RunId;
export const contractId = (text: string): ContractId => text as ContractId;
export const entryId = (text: string): EntryId => text as EntryId;
export const blockerId = (text: string): BlockerId => text as BlockerId;
export const handOverId = (text: string): HandOverId => text as HandOverId;
export const issueId = (text: string): IssueId => text as IssueId;
