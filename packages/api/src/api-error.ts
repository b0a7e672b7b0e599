/** The closed list of what can go wrong for a caller. The message says what happened and what to do next. */
export type ApiErrorCode =
  /** There is no such thing, or the caller may not know of it. */
  | "not-found"
  /** Nobody is signed in, or the token is wrong. */
  | "unauthenticated"
  /** Signed in, but not allowed to do this. */
  | "forbidden"
  /** The input has the right shape but cannot be done. */
  | "invalid"
  /** It is larger than the limit. */
  | "too-large"
  /** The server cannot do it at the moment; trying again later helps. */
  | "unavailable";

/** Thrown by use cases for what the caller can mend. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ApiError";
    this.code = code;
  }
}
