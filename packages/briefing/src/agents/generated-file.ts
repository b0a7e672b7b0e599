import type { TextFile } from "../briefing.ts";
import { frontMatter } from "../words/markdown.ts";
import { textFingerprint } from "./text-fingerprint.ts";

/** What the head of a generated file says besides its fingerprint. */
export interface FileHead {
  readonly name: string;
  readonly description: string;
  /** The name of the plan that it was made from. */
  readonly plan: string;
}

const FROM = /^generatedFrom: (".*")\r?$/m;
const FINGERPRINT = /^fingerprint: "([0-9a-f]{16})"\r?\n/m;

/** A file with a head that says from what it was made, and by its fingerprint whether somebody has changed it since. */
export function generatedFile(path: string, { name, description, plan }: FileHead, lines: readonly string[]): TextFile {
  const head = frontMatter({ name, description, generatedFrom: plan });
  const bare = `${head}\n\n${lines.join("\n").replaceAll(/\n{3,}/g, "\n\n").trim()}\n`;
  const closing = head.length - "---".length;
  return { path, text: `${bare.slice(0, closing)}fingerprint: "${textFingerprint(bare)}"\n${bare.slice(closing)}` };
}

/** Where a file stands that is to be written. `edited`: somebody changed it by hand, or it was never generated. */
export type FileStanding = "new" | "same" | "outdated" | "edited";

/** Says of a file whether it may be written over: `present` is what is there, `null` where nothing is. */
export function fileStanding(present: string | null, wanted: string): FileStanding {
  if (present === null) return "new";
  if (present === wanted) return "same";
  return isUntouched(present) ? "outdated" : "edited";
}

/** Where a file stands that the plan does not make. `gone`: it made it before, and nobody has touched it since. `edited`: it made it before. `foreign`: another plan made it, or nobody did. */
export type LeftoverStanding = "gone" | "edited" | "foreign";

/** Says of a file that the plan of this name does not make whether it may be removed. */
export function leftoverStanding(present: string, plan: string): LeftoverStanding {
  if (FROM.exec(present)?.[1] !== JSON.stringify(plan) || !FINGERPRINT.test(present)) return "foreign";
  return isUntouched(present) ? "gone" : "edited";
}

function isUntouched(present: string): boolean {
  const found = FINGERPRINT.exec(present)?.[1];
  return found !== undefined && textFingerprint(present.replace(FINGERPRINT, "")) === found;
}
