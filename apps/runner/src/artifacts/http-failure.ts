/** The server's answer was none of the 200s. */
export class HttpFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "HttpFailure";
    this.status = status;
  }
}

/** Whether trying again is pointless: it was refused, and neither for a token that may be replaced nor for being busy. */
export function isFinalFailure(error: unknown): boolean {
  return error instanceof HttpFailure && error.status >= 400 && error.status < 500 && ![401, 408, 429].includes(error.status);
}
