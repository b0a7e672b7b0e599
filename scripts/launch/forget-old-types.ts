import { rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

const FOLDERS = [".next/dev/types", ".next-checks/types"];

/** Next.js leaves types of pages behind where it built for development or for checks. Those of pages that are gone by now would fail the next build. */
export function forgetOldTypes(): void {
  for (const folder of FOLDERS) rmSync(join(root, "apps", "web", folder), { recursive: true, force: true });
}
