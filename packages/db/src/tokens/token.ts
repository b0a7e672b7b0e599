/** `link` is used once and becomes a session; `registration` is used once and becomes a runner. */
export type TokenKind = "link" | "registration" | "session" | "api" | "runner";

/** What proves who somebody is. The secret itself is never stored, only its hash. */
export interface StoredToken {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: TokenKind;
  /** A member's name, or the runner's. */
  readonly subject: string;
  /** viewer, editor or owner; empty for a runner. */
  readonly role: string;
  readonly runnerId: string | null;
  /** The token that ends with the first use of this one. */
  readonly replaces: string | null;
}
