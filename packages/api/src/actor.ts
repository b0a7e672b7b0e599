import type { ActorKind } from "./permissions.ts";
import type { Role } from "./role.ts";
import type { RunFence } from "./schemas/ids.ts";

/** Who is asking. Made by the server from a cookie or a token; a request without either is `nobody`. */
export type Actor =
  | { readonly kind: "nobody" }
  | { readonly kind: "member"; readonly name: string; readonly role: Role }
  /** `token` is the id of the runner token it came with. */
  | { readonly kind: "runner"; readonly runner: string; readonly token: string }
  /** One live attempt, by the token of its order; good for that attempt alone. */
  | { readonly kind: "attempt"; readonly runner: string; readonly fence: RunFence };

const RANK: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, owner: 2 };

/** The one place that decides whether somebody may do something. `needed` is the row of the authorisation table. */
export function isAllowed(actor: Actor, needed: ActorKind): boolean {
  if (needed === "anybody") return true;
  // Whether somebody asks from this machine is the route's to know; without that it takes a viewer.
  if (needed === "local-or-viewer") return isAllowed(actor, "viewer");
  if (needed === "runner") return actor.kind === "runner";
  if (needed === "attempt") return actor.kind === "attempt" || actor.kind === "runner";
  return actor.kind === "member" && RANK[actor.role] >= RANK[needed];
}
