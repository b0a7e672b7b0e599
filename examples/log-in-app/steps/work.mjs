import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** What this attempt was told. */
export const brief = await readFile(process.env.PLANLOOM_BRIEF, "utf8");

/** Writes a file of the application. */
export async function write(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text.trimStart());
  console.log(`wrote ${path}`);
}

/** Writes what was handed over, where it is not there already. */
export async function place(path, text) {
  if ((await readFile(path, "utf8").catch(() => null)) !== text) await write(path, text);
}

/** Says what was done, as an agent does. */
export async function report(said) {
  await writeFile(process.env.PLANLOOM_REPORT, JSON.stringify(said, null, 2));
  console.log(said.summary);
}
