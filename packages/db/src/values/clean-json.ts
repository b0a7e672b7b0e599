import type { Prisma } from "../generated/client.ts";
import { cleanText } from "./clean-text.ts";

/**
 * The value as a JSON column takes it: every text and key cleaned by `cleanText`, members that are `undefined` left
 * out, as `JSON.stringify` does. Throws for `null` at the top and for what JSON cannot say. Every write of JSON goes
 * through here, because a single NUL from a command's output would otherwise keep a run from ever being saved.
 */
export function cleanJson(value: unknown): Prisma.InputJsonValue {
  const cleaned = clean(value);
  if (cleaned === null) throw new TypeError("a JSON column cannot hold null itself");
  return cleaned;
}

function clean(value: unknown): Prisma.InputJsonValue | null {
  if (value === null) return null;
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : clean(item)));
  if (typeof value === "object") return cleanObject(value);
  throw new TypeError(`a JSON column cannot hold a ${typeof value}`);
}

function cleanObject(value: object): Prisma.InputJsonObject {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  // fromEntries defines members, so a key `__proto__` from outside stays data.
  return Object.fromEntries(entries.map(([key, member]) => [cleanText(key), clean(member)]));
}
