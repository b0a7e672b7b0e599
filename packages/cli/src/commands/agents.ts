import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { agentFiles, type FileStanding, fileStanding } from "@planloom/briefing";
import { createTwoFilesPatch } from "diff";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../output.ts";
import { planNamed } from "../plan-named.ts";
import { safeText } from "../safe-text.ts";
import type { Client } from "../server/connect.ts";
import { clearLeftovers } from "./agent-leftovers.ts";
import { refuseLinks } from "./refuse-links.ts";

export interface AgentsOptions {
  /** A plan file, or a plan on the server by its name. */
  readonly plan: string;
  /** The folder they are written into; printed otherwise. */
  readonly write: string | undefined;
  /** Also writes over what was changed by hand. */
  readonly force: boolean;
}

/**
 * Makes the files that coding agents read from a plan. With a folder they are written into it: what was made before and
 * has not been touched is made again, what somebody changed by hand is kept, with the difference shown, and the command
 * ends with 1. What was made for agents that are not in the plan any more is removed; where somebody changed it, it is
 * named and kept, also with `force`.
 */
export async function agents(client: () => Client, output: Output, { plan: named, write, force }: AgentsOptions): Promise<ExitCode> {
  const plan = await planNamed(client, named);
  const files = agentFiles(plan);
  if (write === undefined) {
    for (const { path, text } of files) output.raw(safeText(`# ==== ${path} ====\n${text}\n`));
    output.value({ files });
    return EXIT.done;
  }
  // All of them before the first is written.
  for (const { path } of files) refuseLinks(write, path);
  const results = files.map(({ path, text }) => {
    const place = join(write, path);
    const present = existsSync(place) ? readFileSync(place, "utf8") : null;
    const standing = fileStanding(present, text);
    const isKept = standing === "edited" && !force;
    if (standing !== "same" && !isKept) {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text);
    }
    const difference = isKept && present !== null ? createTwoFilesPatch(place, `${place} (from the plan)`, present, text, undefined, undefined, { context: 2 }) : null;
    output.line(`${place}: ${isKept ? "kept, because it was changed by hand" : DONE[standing]}`);
    if (difference !== null) output.raw(safeText(difference));
    return { path: place, standing, written: standing !== "same" && !isKept, difference };
  });
  const leftovers = clearLeftovers({ folder: write, plan: plan.name, made: new Set(files.map(({ path }) => path)) });
  for (const { path, what } of leftovers) output.line(`${path}: ${what === "removed" ? "removed, because its agent has nothing to do in the plan any more" : "kept, because it was changed by hand, although its agent has nothing to do in the plan any more. Remove it yourself."}`);
  const kept = results.filter(({ difference }) => difference !== null).length;
  if (kept > 0) output.line(`${kept === 1 ? "One file was" : `${kept} files were`} kept. Take over what you need, or write over ${kept === 1 ? "it" : "them"} with --force.`);
  output.value({ files: results, leftovers });
  return kept > 0 || leftovers.some(({ what }) => what === "kept") ? EXIT.notAccepted : EXIT.done;
}

const DONE: Readonly<Record<FileStanding, string>> = { new: "written", same: "as it was", outdated: "made again, because the plan has changed", edited: "written over" };
