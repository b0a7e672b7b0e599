/** The longest pattern a scope takes. */
const LONGEST = 256;

/**
 * The pattern that matches exactly one file of another tool's file: its path with signs that mean something in a
 * pattern escaped, relative to the working directory. `null` where no pattern can name it: it is empty, too long, or
 * leaves the directory. Two dots between commas or braces are taken for leaving too.
 */
export function fileGlob(path: string): string | null {
  const relative = path
    .replace(/^[A-Za-z]:(?=[/\\])/, "")
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".")
    .join("/");
  if (relative === "" || relative.split(/[/{},]/).includes("..")) return null;
  const glob = relative.replaceAll(/[\\*?[\]{}]/g, String.raw`\$&`).replace(/^(?=!|[A-Za-z]:)/, "\\");
  return glob.length > LONGEST ? null : glob;
}
