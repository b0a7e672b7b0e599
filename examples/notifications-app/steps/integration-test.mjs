import { writeFile } from "./write-file.mjs";

await writeFile(
  "test/notifications.test.js",
  `
import assert from "node:assert/strict";
import { test } from "node:test";
import { createApp } from "../src/server/app.js";
import { followNotifications } from "../src/client/notifications.js";

const listen = (server) => new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));

test("a notification that is posted reaches the page of its user at once", async () => {
  const { server } = createApp();
  const url = \`http://127.0.0.1:\${await listen(server)}\`;
  const live = await fetch(\`\${url}/notifications/live?user=ann\`);
  const reader = live.body.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  await fetch(\`\${url}/notify\`, { method: "POST", body: JSON.stringify({ user: "ann", type: "mention", text: "Look <here>" }) });
  const { value } = await reader.read();
  const source = new EventTarget();
  const shown = [];
  followNotifications(source, (...toast) => shown.push(toast));
  source.dispatchEvent(Object.assign(new Event("message"), { data: value.replace("data: ", "") }));
  assert.deepEqual(shown, [['<li class="violet">Look &#60;here&#62;</li>', "1"]]);
  await reader.cancel();
  server.closeAllConnections();
  server.close();
});

test("every kind of notification can be switched, and the projects are still there", async () => {
  const { server } = createApp();
  const url = \`http://127.0.0.1:\${await listen(server)}\`;
  assert.deepEqual(await (await fetch(\`\${url}/preferences\`)).json(), { comment: true, mention: true, deploy: true });
  assert.equal((await (await fetch(\`\${url}/projects\`)).json()).length, 2);
  server.closeAllConnections();
  server.close();
});
`,
);
