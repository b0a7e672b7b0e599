import { report } from "./work.mjs";

await report({
  summary: "Read the sessions of the server: whoever has a token has it for ever.",
  findings: [
    { title: "A session never ends", text: "Nothing takes a token out of the map again.", severity: "major", files: ["src/server/sessions.js:4"] },
    { title: "Sessions should end soon", text: "A stolen token is worth as much as the session is long.", severity: "major", files: ["src/server/sessions.js:7"], subject: "session.lifetime", claim: "15 minutes" },
  ],
  checks: [{ name: "read all of src/server", passed: true }],
});
