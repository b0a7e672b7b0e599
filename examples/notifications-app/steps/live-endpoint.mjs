import { registerFeature, writeFile } from "./write-file.mjs";

await writeFile(
  "src/server/live-notifications.js",
  `
import { sendJson } from "./app.js";
import { createEvent } from "./event-model.js";
import { createStore } from "./notification-store.js";

/** POST /notify keeps a notification and sends it to everybody who listens at GET /notifications/live. */
export function liveNotifications(app) {
  const store = createStore();
  const listeners = new Map();
  app.on("POST /notify", async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { user, type, text } = JSON.parse(body);
    const notification = store.add(user, createEvent(type, text));
    for (const listener of listeners.get(user) ?? []) listener.write(\`data: \${JSON.stringify(notification)}\\n\\n\`);
    sendJson(response, 201, notification);
  });
  app.on("GET /notifications/live", (request, response) => {
    const user = new URL(request.url, "http://localhost").searchParams.get("user");
    const ofUser = listeners.get(user) ?? new Set();
    listeners.set(user, ofUser.add(response));
    response.writeHead(200, { "content-type": "text/event-stream" }).write(":ready\\n\\n");
    request.on("close", () => ofUser.delete(response));
  });
}
`,
);
await registerFeature("liveNotifications", "./live-notifications.js");
