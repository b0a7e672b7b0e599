import { brief, report, write } from "./work.mjs";

// The labels are forgotten first. The notes of the check-in are in the brief of the next attempt.
const isTold = /^> .*label/im.test(brief);
const field = (name, type) => (isTold ? `<label for="${name}">${name === "name" ? "Name" : "Password"}</label>\n      <input id="${name}" name="${name}" type="${type}" required />` : `<input name="${name}" type="${type}" placeholder="${name}" required />`);

await write(
  "src/web/log-in.html",
  `
<!doctype html>
<html lang="en">
  <title>Log in</title>
  <main>
    <form method="post" action="/log-in">
      ${field("name", "text")}
      ${field("password", "password")}
      <button>Log in</button>
      <p role="alert"></p>
    </form>
  </main>
</html>
`,
);
const version = /version (\d+)\)/.exec(brief)?.[1];
await report({
  summary: version === undefined ? "A form that posts to /log-in, by the stub of the contract." : `A form that posts to /log-in, by version ${version} of the contract.`,
  changes: ["src/web/log-in.html:5 the form"],
  integrationPoints: ["Posts to the API of the log-in"],
});
