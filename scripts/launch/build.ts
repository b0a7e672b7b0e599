import { spawn } from "node:child_process";
import { forgetOldTypes } from "./forget-old-types.ts";
import { root } from "./root.ts";

/** Builds what changed since the last build, or the part of it that `filter` names to turbo. Throws with the end of the output when that fails. */
export async function build(filter: readonly string[]): Promise<void> {
  forgetOldTypes();
  let output = "";
  const child = spawn("npx", ["turbo", "run", "build", "--output-logs=errors-only", ...filter], {
    cwd: root,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", TURBO_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString("utf8")).slice(-8_000);
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}
