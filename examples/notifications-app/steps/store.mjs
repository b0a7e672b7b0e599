import { writeFile } from "./write-file.mjs";

// The checklist of this task is cut into two batches; each writes its part.
const withReadState = process.env.PLANLOOM_BATCH_INDEX !== "1";
console.log(`Batch ${process.env.PLANLOOM_BATCH_INDEX} of ${process.env.PLANLOOM_BATCH_COUNT}: ${process.env.PLANLOOM_BATCH_ITEMS?.replaceAll("\n", ", ")}`);

await writeFile(
  "src/server/notification-store.js",
  `
/** Keeps the notifications of each user, newest first. */
export function createStore() {
  const byUser = new Map();
  let lastId = 0;
  const of = (user) => byUser.get(user) ?? [];
  return {
    add(user, event) {
      lastId += 1;
      const notification = { id: lastId, read: false, ...event };
      byUser.set(user, [notification, ...of(user)]);
      return notification;
    },
    list: of,${
      withReadState
        ? `
    unread: (user) => of(user).filter(({ read }) => !read).length,
    markRead(user, id) {
      for (const notification of of(user)) if (notification.id === id) notification.read = true;
    },`
        : ""
    }
  };
}
`,
);
