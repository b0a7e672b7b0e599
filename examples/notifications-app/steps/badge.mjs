import { writeFile } from "./write-file.mjs";

await writeFile(
  "src/client/badge.js",
  `
/** What the bell shows: nothing for none, 99+ for more than 99. */
export const badge = (unread) => (unread === 0 ? "" : unread > 99 ? "99+" : String(unread));
`,
);
