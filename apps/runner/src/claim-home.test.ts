import { expect, test } from "vitest";
import { claimHome } from "./claim-home.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";
import { Watch } from "./testing/watch.ts";

test.runIf(process.platform === "linux")("a second runner on the same folder waits until the first is gone", async () => {
  const home = temporaryFolder();
  const watch = new Watch();
  const said: string[] = [];
  const release = await claimHome(home, () => undefined);
  let hasClaimed = false;
  const second = claimHome(home, (message) => {
    said.push(message);
    watch.notify();
  }).then((free) => {
    hasClaimed = true;
    return free;
  });
  await watch.until(() => said.length > 0);
  expect(hasClaimed).toBe(false);
  await release();
  await (await second)();
  expect(said).toEqual([`Another runner uses ${home}; waiting until it is gone.`]);
});
