import { registerFeature, writeFile } from "./write-file.mjs";

await writeFile(
  "src/server/notification-preferences.js",
  `
import { sendJson } from "./app.js";
import { EVENT_TYPES } from "./event-model.js";

/** GET /preferences tells which kinds of notification there are and that all of them are on. */
export function notificationPreferences(app) {
  app.on("GET /preferences", (_request, response) => sendJson(response, 200, Object.fromEntries(EVENT_TYPES.map((type) => [type, true]))));
}
`,
);
await registerFeature("notificationPreferences", "./notification-preferences.js");
