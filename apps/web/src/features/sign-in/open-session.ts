/** What came of handing a one-time token in. */
export type SignInResult =
  | "signed-in"
  /** The token was used before, is too old, or was never given out. */
  | "used-up"
  /** Too many wrong tries: wait a little. */
  | "slowed-down"
  | "unreachable";

/** Exchanges the one-time token of a sign-in link for a session cookie. Never throws. */
export async function openSession(token: string, send: typeof fetch = fetch): Promise<SignInResult> {
  try {
    const answer = await send("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
    if (answer.ok) return "signed-in";
    if (answer.status === 429) return "slowed-down";
    return answer.status >= 500 ? "unreachable" : "used-up";
  } catch {
    // No answer at all: the server is not running, or the connection broke.
    return "unreachable";
  }
}

/** The token in the fragment of a sign-in link (`#token=...` or `#...`), `null` if there is none. */
export function tokenOf(hash: string): string | null {
  const text = hash.replace(/^#/, "");
  const token = text.includes("=") ? new URLSearchParams(text).get("token") : text;
  return token === null || token === "" ? null : token;
}
