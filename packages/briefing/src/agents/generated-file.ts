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
  const found = FINGERPRINT.exec(present)?.[1];
  return found !== undefined && textFingerprint(present.replace(FINGERPRINT, "")) === found ? "outdated" : "edited";
}
