import type { AgentId, ResourceId, StreamId, TaskId } from "./ids.ts";
import type { Agent, Dependency, Plan, PlanSettings, Position, Resource, Stream, Task } from "./plan.ts";

/**
 * One change to a plan, as a value. Undo, merging, the command line and the API all speak in these.
 * `change` fields hold only what changes.
 */
export type PlanEdit =
  | { readonly type: "rename-plan"; readonly name: string }
  | { readonly type: "describe-plan"; readonly description: string }
  | { readonly type: "change-settings"; readonly change: Partial<PlanSettings> }
  | { readonly type: "add-task"; readonly task: Task }
  | { readonly type: "change-task"; readonly id: TaskId; readonly change: Partial<Omit<Task, "id">> }
  | { readonly type: "move-tasks"; readonly positions: Readonly<Record<TaskId, Position | null>> }
  /** Deletes the tasks, every dependency that touches them, and where other tasks name them. */
  | { readonly type: "delete-tasks"; readonly ids: readonly TaskId[] }
  | { readonly type: "connect"; readonly dependency: Dependency }
  | { readonly type: "change-dependency"; readonly from: TaskId; readonly to: TaskId; readonly change: Partial<Omit<Dependency, "from" | "to">> }
  | { readonly type: "disconnect"; readonly from: TaskId; readonly to: TaskId }
  | { readonly type: "add-stream"; readonly stream: Stream }
  | { readonly type: "change-stream"; readonly id: StreamId; readonly change: Partial<Omit<Stream, "id">> }
  /** Its tasks stay, without a stream. */
  | { readonly type: "delete-stream"; readonly id: StreamId }
  | { readonly type: "add-agent"; readonly agent: Agent }
  | { readonly type: "change-agent"; readonly id: AgentId; readonly change: Partial<Omit<Agent, "id">> }
  /** Its tasks and streams stay, without an agent; where it was the reviewer, there is none. */
  | { readonly type: "delete-agent"; readonly id: AgentId }
  | { readonly type: "add-resource"; readonly resource: Resource }
  | { readonly type: "change-resource"; readonly id: ResourceId; readonly change: Partial<Omit<Resource, "id">> }
  | { readonly type: "delete-resource"; readonly id: ResourceId };

export type EditResult =
  | { readonly kind: "edited"; readonly plan: Plan }
  /** The edit does not fit the plan; nothing changed. `message` says why. */
  | { readonly kind: "refused"; readonly message: string };
