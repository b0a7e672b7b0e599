import { z } from "zod";

const mostAtOnce = z.number().int().min(1).max(100_000).nullable();

/** What the owners of a workspace have set. What was never set is as usual. */
export const workspaceSettingsSchema = z.object({
  /** The most attempts on runners at once, over all runs; `null` for no limit. */
  mostAtOnce: mostAtOnce.default(null),
});
export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>;

/** Only what is named is changed. */
export const changeSettingsInput = z.strictObject({ mostAtOnce: mostAtOnce.optional() });

/** How the server stands, for those who look at it in a browser. */
export const serverStatusSchema = z.object({
  /** Where the disk of the data folder is so full that nothing new is begun; `null` while there is room. */
  diskLow: z.object({ freeBytes: z.number(), floorBytes: z.number() }).nullable(),
});
export type ServerStatus = z.output<typeof serverStatusSchema>;
