import { report } from "./work.mjs";

await report({
  summary: "Read the pages: people stay for most of a day.",
  findings: [
    { title: "A session never ends", severity: "minor", files: ["src/server/sessions.js:4"] },
    { title: "People stay all day", text: "The page says so itself; being asked for a password every few minutes would drive them away.", severity: "minor", files: ["src/web/page.html:6"], subject: "session.lifetime", claim: "8 hours" },
  ],
});
