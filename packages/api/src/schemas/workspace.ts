import { z } from "zod";

const mostAtOnce = z.number().int().min(1).max(100_000).nullable();

const days = z.number().int().min(1).max(36_500);
const mostRuns = z.number().int().min(1).max(100_000_000);

/** What the owners of a workspace have set. What was never set is as usual. */
export const workspaceSettingsSchema = z.object({
  /** The most attempts on runners at once, over all runs; `null` for no limit. */
  mostAtOnce: mostAtOnce.default(null),
  /** Runs that are over are removed after so many days. */
  runDays: days.default(90),
  /** The most runs that are kept, the newest; those that are not over are kept in any case. */
  mostRuns: mostRuns.default(10_000),
  /** Logs of runs that are over are removed after so many days. */
  logDays: days.default(30),
  /** The same for the files that attempts have handed over. */
  artifactDays: days.default(30),
});
export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>;

/** Only what is named is changed. */
export const changeSettingsInput = z.strictObject({
  mostAtOnce: mostAtOnce.optional(),
  runDays: days.optional(),
  mostRuns: mostRuns.optional(),
  logDays: days.optional(),
  artifactDays: days.optional(),
});

/** What a clean-up would remove if this were set; what is set where nothing is named. */
export const foreseeCleanUpInput = changeSettingsInput.omit({ mostAtOnce: true }).optional();

/** What the next clean-up removes: whole runs, and the logs and files of others. */
export const cleanUpSchema = z.object({ runs: z.number().int(), logsOf: z.number().int(), filesOf: z.number().int(), bytes: z.number() });
export type CleanUp = z.output<typeof cleanUpSchema>;

/** How the server stands, for those who look at it in a browser. */
export const serverStatusSchema = z.object({
  /** Where the disk of the data folder is so full that nothing new is begun; `null` while there is room. */
  diskLow: z.object({ freeBytes: z.number(), floorBytes: z.number() }).nullable(),
  /** Why files cannot be written to the data folder, so that nothing new is begun, and what to do about it, in whole sentences; `null` while they can. */
  writeTrouble: z.string().nullable(),
  /** How backups go that are made by themselves; `null` where none are. Times are milliseconds since 1970. */
  backups: z
    .object({
      everyMs: z.number(),
      keep: z.number().int(),
      /** Of when the newest is; `null` where there is none yet. */
      lastAt: z.number().nullable(),
      /** Why the last try failed; `null` where it did not. */
      failure: z.object({ at: z.number(), message: z.string() }).nullable(),
    })
    .nullable(),
});
export type ServerStatus = z.output<typeof serverStatusSchema>;
