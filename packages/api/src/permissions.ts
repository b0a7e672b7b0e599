import type { Role } from "./role.ts";

/**
 * Who may use a procedure or a route: anybody, whoever asks from this very machine (and viewers from elsewhere), an attempt with the token of its order (and the runner it runs on), a
 * runner with its token, or a member with at least this role.
 */
export type ActorKind = "anybody" | "local-or-viewer" | "attempt" | "runner" | Role;

/**
 * The authorisation table: one row for every procedure. A procedure without a row is refused, and a test fails.
 * `run` and everything that makes a runner execute commands needs `editor`: who may run a plan may run any command
 * on the machine of its runner.
 */
export const PROCEDURES = {
  "session.current": "anybody",
  "session.createLink": "owner",
  "plan.list": "viewer",
  "plan.get": "viewer",
  "plan.create": "editor",
  "plan.save": "editor",
  "plan.remove": "editor",
  "run.start": "editor",
  "run.list": "viewer",
  "run.get": "viewer",
  "run.origin": "viewer",
  "run.lastOutputs": "viewer",
  "run.watch": "viewer",
  "run.pause": "editor",
  "run.resume": "editor",
  "run.previewChange": "editor",
  "run.change": "editor",
  "run.stop": "editor",
  "run.metrics": "viewer",
  "run.feed": "viewer",
  "batch.retry": "editor",
  "batch.skip": "editor",
  "batch.restart": "editor",
  "batch.sendBack": "editor",
  "coordination.post": "editor",
  "coordination.pin": "editor",
  "coordination.raiseBlocker": "editor",
  "coordination.escalateBlocker": "editor",
  "coordination.resolveBlocker": "editor",
  "coordination.foretellResolution": "editor",
  "coordination.settleHandOver": "editor",
  "coordination.recordIssue": "editor",
  "coordination.closeIssue": "editor",
  "coordination.decideScope": "editor",
  "coordination.settleFlag": "editor",
  "coordination.refineReport": "editor",
  "coordination.editBrief": "editor",
  "desk.list": "viewer",
  "desk.count": "viewer",
  "attempt.stop": "editor",
  "attempt.take": "editor",
  "attempt.finish": "editor",
  "attempt.checkIn": "editor",
  "attempt.brief": "viewer",
  "attempt.toldOf": "viewer",
  "attempt.log": "viewer",
  "fleet.list": "viewer",
  "fleet.createRegistration": "owner",
  "fleet.drain": "owner",
  "fleet.resume": "owner",
  "fleet.change": "owner",
  "fleet.remove": "owner",
  "secret.list": "viewer",
  "secret.set": "owner",
  "secret.remove": "owner",
  "workspace.settings": "viewer",
  "workspace.changeSettings": "owner",
  "workspace.foreseeCleanUp": "viewer",
  "workspace.cleanUp": "owner",
  "workspace.status": "viewer",
  "runner.register": "anybody",
  "runner.hello": "runner",
  "runner.poll": "runner",
  "runner.heartbeat": "runner",
  "runner.goodbye": "runner",
  "runner.endedRuns": "runner",
  "runner.appendLog": "attempt",
  "runner.report": "runner",
} as const satisfies Readonly<Record<string, ActorKind>>;

/** The same for plain HTTP routes of the server, as `METHOD /path` with `:name` for a variable segment. */
export const ROUTES = {
  "GET /livez": "anybody",
  "GET /readyz": "anybody",
  "GET /api/metrics": "local-or-viewer",
  "GET /api/backup": "owner",
  "POST /api/session": "anybody",
  "DELETE /api/session": "anybody",
  "GET /api/logs/:run/:attempt": "viewer",
  "GET /api/runs/:run/checkpoint": "viewer",
  "POST /api/runs/import": "editor",
  "GET /api/artifacts/:run/:attempt/:name": "viewer",
  "PUT /api/runner/artifacts/:run/:attempt/:name": "attempt",
  "GET /api/runner/artifacts/:run/:attempt/:name": "attempt",
} as const satisfies Readonly<Record<string, ActorKind>>;
