/** What a member may do in the workspace; each role may do all that the ones before it may. */
export type Role = "viewer" | "editor" | "owner";
