import { lstatSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { AGENT_FOLDER, leftoverStanding } from "@planloom/briefing";

/** A file that a plan made for an agent before, and does not make any more. */
export interface Leftover {
  readonly path: string;
  /** `removed`: it was as it was made. `kept`: somebody changed it by hand. */
  readonly what: "removed" | "kept";
}

interface Place {
  /** The folder that the files of the plan are written into. */
  readonly folder: string;
  /** The name of the plan. */
  readonly plan: string;
  /** The paths in the folder that the plan makes now. */
  readonly made: ReadonlySet<string>;
}

/** Removes what this plan made for agents that are not in it any more and nobody has touched since, and names what was touched. What another plan or a person made is none of its business; a link is never followed. */
export function clearLeftovers({ folder, plan, made }: Place): readonly Leftover[] {
  const names = filesIn(join(folder, AGENT_FOLDER)).filter((name) => name.endsWith(".md") && !made.has(`${AGENT_FOLDER}/${name}`));
  return names.flatMap((name): Leftover[] => {
    const path = join(folder, AGENT_FOLDER, name);
    if (!lstatSync(path).isFile()) return [];
    const standing = leftoverStanding(readFileSync(path, "utf8"), plan);
    if (standing === "foreign") return [];
    if (standing === "gone") rmSync(path);
    return [{ path, what: standing === "gone" ? "removed" : "kept" }];
  });
}

function filesIn(folder: string): readonly string[] {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true ? readdirSync(folder).toSorted() : [];
}
