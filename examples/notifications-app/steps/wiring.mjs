import { writeFile } from "./write-file.mjs";

await writeFile(
  "src/client/notifications.js",
  `
import { badge } from "./badge.js";
import { renderToast } from "./toasts.js";

/** Follows the notifications of a user: \`show\` gets the HTML of each and what the bell says by then. */
export function followNotifications(source, show) {
  let unread = 0;
  source.addEventListener("message", ({ data }) => {
    unread += 1;
    show(renderToast(JSON.parse(data)), badge(unread));
  });
}
`,
);
