import { ApiError, type SecretUseCases } from "@planloom/api";
import type { Logger } from "pino";
import type { Feed } from "../live/feed.ts";
import type { SecretVault } from "./secret-vault.ts";

interface SecretParts {
  readonly vault: SecretVault;
  readonly feed: Feed;
  readonly logger: Logger;
}

/** What members do with secrets. The log says who and which, and never what. */
export function secretUseCases({ vault, feed, logger }: SecretParts): SecretUseCases {
  return {
    list: () => vault.list(),
    async set({ name, value }, by) {
      await vault.set(name, value, by);
      logger.info({ by, name }, "a secret was set");
      feed.publish({ kind: "secret" });
    },
    async remove({ name }, by) {
      if (!(await vault.remove(name))) throw new ApiError("not-found", `There is no secret ${name}; it may have been removed.`);
      logger.info({ by, name }, "a secret was removed");
      feed.publish({ kind: "secret" });
    },
  };
}
