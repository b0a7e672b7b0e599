import { lstatSync } from "node:fs";
import { join } from "node:path";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";

/**
 * Throws where a path inside of a folder leads over a link: a repository may carry one that leads out of it, and what is
 * written there would be somebody else's.
 */
export function refuseLinks(folder: string, path: string): void {
  path.split("/").reduce((parent, part) => {
    const place = join(parent, part);
    if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true) throw new CliError(EXIT.wrongInput, `${place} is a link, which is not written through. Remove it, or name another folder.`);
    return place;
  }, folder);
}
