import { PLAN_LIMITS } from "./plan-limits.ts";

/**
 * Why a scope pattern cannot be used, as the end of a sentence; `null` where it can. Patterns are relative to the
 * working directory, with `/` on every system, and never leave it. A leading `!` takes files away, within the same rules.
 */
export function globFault(written: string): string | null {
  const pattern = written.startsWith("!") ? written.slice(1) : written;
  if (pattern.trim() === "") return "is empty; remove it.";
  if (written.length > PLAN_LIMITS.glob) return `is longer than ${PLAN_LIMITS.glob} characters; shorten it.`;
  if (/^(?:\/|[A-Za-z]:|\{+\/)/.test(pattern)) return ABSOLUTE;
  // Braces end a segment here, so that `{a,../b}` is seen to leave the directory too.
  if (pattern.includes("..") && pattern.split(/[/{},]/).includes("..")) return LEAVES;
  return null;
}

/** Why a file inside the working directory cannot be named by this path; `null` where it can. */
export function pathFault(path: string): string | null {
  if (path.trim() === "") return "is empty; name a file.";
  if (/^(?:[/\\]|[A-Za-z]:)/.test(path)) return ABSOLUTE;
  if (path.includes("..") && path.split(/[/\\]/).includes("..")) return LEAVES;
  return path.includes("\0") ? "holds a NUL character; remove it." : null;
}

const ABSOLUTE = "is absolute; write it relative to the working directory.";
const LEAVES = 'leaves the working directory by ".."; remove that.';
