import type { AppRouter } from "@planloom/api";
import type { TRPCClient } from "@trpc/client";

/**
 * The part of the API that runners call. Only its types are imported: the server checks every message on both ways by
 * its schemas, and loading them here would double the memory that each `spawn` has to copy.
 */
export type RunnerApi = { readonly [Name in keyof Client]: { readonly [Kind in keyof Client[Name]]: Call<Client[Name][Kind]> } };

type Client = TRPCClient<AppRouter>["runner"];
type Call<Asked> = Asked extends (input: infer Input, ...rest: never[]) => PromiseLike<infer Answer> ? (input: Input, options?: { readonly signal?: AbortSignal }) => Promise<Answer> : never;

/** Everything needed to execute one attempt. */
export type WorkOrder = Awaited<ReturnType<RunnerApi["poll"]["mutate"]>>["orders"][number];

/** What is said once the work of an attempt is over. */
export type Report = Parameters<RunnerApi["report"]["mutate"]>[0]["reports"][number]["report"];

/** The intervals the server dictates, in milliseconds. */
export type LeaseTerms = Awaited<ReturnType<RunnerApi["hello"]["mutate"]>>;

/** What ends with the order: the declared output of a task, and what it gets from earlier ones. */
export type DeclaredOutput = WorkOrder["outputs"][number];
export type OrderInput = WorkOrder["inputs"][number];

/** Names one attempt of one run; the epoch proves to the server that the live one is meant. */
export interface Fence {
  readonly run: string;
  readonly attempt: string;
  readonly epoch: number;
}

/** Equal for equal fences, different for different ones. */
export const fenceKey = ({ run, attempt, epoch }: Fence): string => `${run} ${attempt} ${epoch}`;
