const NAME = "planloom_session";
const ATTRIBUTES = "Path=/; HttpOnly; SameSite=Strict";

/** How long a session lasts, milliseconds. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1_000;

/** The `Set-Cookie` value that signs a browser in. `secure` where the page came over TLS. */
export function sessionCookie(secret: string, secure: boolean): string {
  return `${NAME}=${secret}; Max-Age=${SESSION_MS / 1_000}; ${ATTRIBUTES}${secure ? "; Secure" : ""}`;
}

/** The `Set-Cookie` value that signs a browser out. */
export function endedSessionCookie(): string {
  return `${NAME}=; Max-Age=0; ${ATTRIBUTES}`;
}

/** The session's secret in a `Cookie` header, `null` if there is none. */
export function readSessionCookie(header: string | undefined): string | null {
  for (const part of header?.split(";") ?? []) {
    const [name, value] = part.trim().split("=", 2);
    if (name === NAME && value !== undefined && value !== "") return value;
  }
  return null;
}
