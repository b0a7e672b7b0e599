import { spawn } from "node:child_process";
import { once } from "node:events";

/** How long `xargs` takes to start so many shells that do nothing, so many at once; ms. Nothing is recorded. */
export async function xargs(count: number, slots: number): Promise<number> {
  const startedAt = performance.now();
  const child = spawn("xargs", ["-P", String(slots), "-n", "1", "sh", "-c", "true"], { stdio: ["pipe", "ignore", "ignore"] });
  child.stdin.end(Array.from({ length: count }, (_, index) => index).join("\n"));
  await once(child, "exit");
  return performance.now() - startedAt;
}
