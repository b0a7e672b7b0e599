import type { NamespaceRooms } from "./namespace-rooms.ts";

/**
 * How the processes of a command are kept together. `namespace`: they have a PID namespace, whose end is the end of all
 * of them. `sweep`: they are looked for by their marker in `/proc`. `group`: only their process group is known.
 */
export type Containment = { readonly level: "namespace"; readonly rooms: NamespaceRooms } | { readonly level: "sweep" } | { readonly level: "group" };

/** How surely process trees are ended, from the surest on. */
export type KillLevel = Containment["level"];
