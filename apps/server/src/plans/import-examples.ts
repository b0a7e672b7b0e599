import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { type Database, insertPlan } from "@planloom/db";
import { readPlanFile } from "@planloom/formats";
import type { Plan } from "@planloom/scheduler";
import type { Logger } from "pino";

interface ImportOptions {
  readonly workspaceId: string;
  /** The folder with the plan files. */
  readonly folder: string;
  readonly logger: Logger;
}

/** Puts the `*.yaml` of a folder into a workspace as plans. A file that is no plan is logged and left out. */
export async function importExamples(db: Database, { workspaceId, folder, logger }: ImportOptions): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).toSorted();
  for (const name of names) {
    const file = join(folder, name);
    const read = readPlanFile(await readFile(file, "utf8"), { fileName: name });
    if (read.kind === "refused") logger.warn({ file, problems: read.problems }, "an example is not a plan and was left out");
    else await insertPlan(db, { workspaceId, name: read.plan.name, document: fromFile(read.plan, file), by: "Planloom" });
  }
}

/** A relative directory in a file is meant from the file; in the database nobody knows where that was. */
function fromFile(plan: Plan, file: string): Plan {
  const { directory } = plan.settings;
  return directory === null ? plan : { ...plan, settings: { ...plan.settings, directory: resolve(dirname(file), directory) } };
}
