import { rename, writeFile } from "node:fs/promises";

/** Keeps a token in a file that only its owner can read. Under another name first, so that there is always a whole one. */
export async function saveToken(path: string, token: string): Promise<void> {
  await writeFile(`${path}.new`, `${token}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}
