import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Writes the Prisma client to `src/generated`, unless the one there was made from this very schema and Prisma. */
const home = join(import.meta.dirname, "..");
const schemaFolder = join(home, "../../prisma/schema");
const generatedFolder = join(home, "src/generated");
const stampFile = join(generatedFolder, ".made-from");
const prismaPackage = createRequire(import.meta.url).resolve("prisma/package.json");

const stamp = stampOf([
  ...readdirSync(schemaFolder).toSorted().map((name) => join(schemaFolder, name)),
  join(home, "prisma.config.ts"),
  prismaPackage,
]);
if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
  rmSync(generatedFolder, { recursive: true, force: true });
  generate();
  mkdirSync(generatedFolder, { recursive: true });
  writeFileSync(stampFile, stamp);
}

function stampOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function generate(): void {
  const prisma = join(dirname(prismaPackage), "build/index.js");
  const result = spawnSync(process.execPath, [prisma, "generate"], {
    cwd: home,
    encoding: "utf8",
    // The client is made without the native schema engine; naming any program keeps Prisma from downloading one.
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" },
  });
  if (result.status !== 0) throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`);
}
