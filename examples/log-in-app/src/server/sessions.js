import { randomUUID } from "node:crypto";

/** The sessions that are open, by their tokens. */
const sessions = new Map();

/** Begins a session and returns its token. */
export function beginSession(name) {
  const token = randomUUID();
  sessions.set(token, { name });
  return token;
}

/** Who a token belongs to; `undefined` for nobody. */
export const nameOf = (token) => sessions.get(token)?.name;
