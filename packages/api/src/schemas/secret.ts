import { SECRET_NAME_PATTERN } from "@planloom/scheduler";
import { z } from "zod";

const name = z.string().regex(SECRET_NAME_PATTERN, 'a name is 1 to 64 capital letters, digits and "_", does not start with a digit, and not with PLANLOOM_');
/** Much longer than any key; a variable may have 128 KiB. */
const LONGEST_VALUE = 16_384;

export const secretInput = z.strictObject({ name });
export const setSecretInput = z.strictObject({
  name,
  value: z
    .string()
    .min(1, "a secret has at least one character")
    .max(LONGEST_VALUE)
    .refine((value) => !value.includes("\0") && value.isWellFormed(), "a variable cannot hold this value"),
});

/** By name. Times are milliseconds since 1970. */
export const workspaceSecretsSchema = z.array(
  z.object({
    name: z.string(),
    setBy: z.string(),
    setAt: z.number(),
    /** When an attempt last got it, to the minute; `null` for never since it was set. */
    usedAt: z.number().nullable(),
    /** Why nobody can get it at the moment, and what to do; `null` where they can. */
    fault: z.string().nullable(),
  }),
);
export type WorkspaceSecrets = z.output<typeof workspaceSecretsSchema>;
