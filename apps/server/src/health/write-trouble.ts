/** What keeps files from being written, by the system's word for it, and what to do about it. */
const TROUBLES: Readonly<Record<string, { readonly is: string; readonly advice: string }>> = {
  EACCES: { is: "is closed to the user of the server", advice: "Give that user the right to write there" },
  EPERM: { is: "is closed to the user of the server", advice: "Give that user the right to write there" },
  EROFS: { is: "can only be read", advice: "Mount it so that it can be written to" },
  ENOSPC: { is: "has no room left", advice: "Make room" },
  EDQUOT: { is: "has used up its quota", advice: "Make room, or raise the quota" },
  ENOTDIR: { is: "is not a folder", advice: "Move what is in its place" },
  EEXIST: { is: "is not a folder", advice: "Move what is in its place" },
  ENOENT: { is: "is not there", advice: "Bring its disk back" },
  ETIMEDOUT: { is: "does not answer", advice: "Look whether its disk is still connected" },
};

/** Says in a sentence each which folder cannot be written to, and what to do. `folder` as seen from the data folder; `.` is itself. */
export function writeTroubleWords({ folder, code }: { readonly folder: string; readonly code: string | null }): string {
  const named = folder === "." ? "The data folder" : `The folder “${folder}” in the data folder`;
  const trouble = TROUBLES[code ?? ""] ?? { is: `cannot be written to (${code ?? "no reason given"})`, advice: "The log of the server says more" };
  return `${named} ${trouble.is}. ${trouble.advice}.`;
}
