import { createHmac, timingSafeEqual } from "node:crypto";
import { fenceSchema, type RunFence } from "@planloom/api";
import { z } from "zod";

/** Makes and reads the tokens of attempts. They are derived, not stored: to make one asks nothing of the database. */
export interface AttemptTokens {
  issue(fence: RunFence): string;
  /** The attempt a token was made for; `null` for what was not made with this key. Whether the attempt lives is not said. */
  read(token: string): RunFence | null;
}

/** `key` is a secret of the workspace; whoever has it can act for any attempt. */
export function attemptTokens(key: string): AttemptTokens {
  const seal = (content: string): Buffer => createHmac("sha256", key).update(`attempt ${content}`).digest();
  return {
    issue({ run, attempt, epoch }) {
      const content = Buffer.from(JSON.stringify([run, attempt, epoch])).toString("base64url");
      return `${content}.${seal(content).toString("base64url")}`;
    },
    read(token) {
      const [content = "", given = "", ...rest] = token.split(".");
      const expected = seal(content);
      const sealed = Buffer.from(given, "base64url");
      if (rest.length > 0 || sealed.length !== expected.length || !timingSafeEqual(sealed, expected)) return null;
      const [run, attempt, epoch] = z.array(z.unknown()).parse(JSON.parse(Buffer.from(content, "base64url").toString("utf8")));
      return fenceSchema.parse({ run, attempt, epoch });
    },
  };
}
