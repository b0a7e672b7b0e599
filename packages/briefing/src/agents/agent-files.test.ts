import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meetingPlan } from "../testing/told-run.ts";
import { agentFiles } from "./agent-files.ts";
import { fileStanding, generatedFile, leftoverStanding } from "./generated-file.ts";

const files = () => new Map(agentFiles(meetingPlan()).map(({ path, text }) => [path, text]));

describe("the files for agents", () => {
  test("are one for everybody, one for each agent with work, the rules and how it comes together", () => {
    expect([...files().keys()]).toEqual(["parallel-worker.md", "agents/coder.md", "coordination-rules.md", "integration-guide.md"]);
  });

  test("tell an agent its streams, its tasks and the contracts it makes and builds on", () => {
    expect(files().get("agents/coder.md")?.replace(/fingerprint: .*/, "fingerprint")).toMatchInlineSnapshot(`
      "---
      name: "coder"
      description: "The brief of Coder in the plan \\"Log in\\"."
      generatedFrom: "Log in"
      fingerprint
      ---

      # Coder

      You do 3 tasks of "Log in", about 1 h of work, up to 2 batches at once. How to work beside others stands in \`../parallel-worker.md\`, the rules in \`../coordination-rules.md\`.

      ## Your streams

      - **Server**: \`src/server/**\` are yours alone
      - **Web**: \`src/web/**\` are yours alone

      ## Your tasks

      ### The API

      - About 20 min (\`api\`)
      - Waits for nothing
      - "Meet" waits for it
      - Is right when: \`true\` succeeds

      ### The page

      - About 20 min (\`page\`)
      - Waits for nothing
      - "Meet" waits for it
      - Is right when: \`true\` succeeds

      ### Try it all

      - About 20 min (\`try\`)
      - Comes after "Meet"
      - "The end" waits for it
      - Is right when: \`true\` succeeds

      ## Contracts

      - You make **The log-in API** (\`login\`) known; others build on it
      "
    `);
  });

  test("name whose files are whose, and what has to be there before anybody passes a sync point", () => {
    const rules = files().get("coordination-rules.md");
    expect(rules).toContain("- **Server** (Coder): `src/server/**`");
    expect(rules).toContain('- "Meet": "The API", "The page" must be accepted before "Try it all" begins');
    expect(files().get("integration-guide.md")).toContain('- **The log-in API** (`login`): "The API" makes it, "The page" builds on it');
  });

  test("are the same for the same plan, and others once the plan has changed", () => {
    expect(agentFiles(meetingPlan())).toEqual(agentFiles(meetingPlan()));
    expect(agentFiles({ ...meetingPlan(), name: "Other" })[0]?.text).not.toBe(agentFiles(meetingPlan())[0]?.text);
  });
});

describe("a file that is there", () => {
  const head = { name: "rules", description: "What counts", plan: "P" };
  const [old, wanted] = [generatedFile("rules.md", head, ["One"]).text, generatedFile("rules.md", head, ["Two"]).text];

  test("is written over where nobody changed it since it was made, also with other line ends", () => {
    expect(fileStanding(null, wanted)).toBe("new");
    expect(fileStanding(wanted, wanted)).toBe("same");
    expect(fileStanding(old, wanted)).toBe("outdated");
    expect(fileStanding(old.replaceAll("\n", "\r\n"), wanted)).toBe("outdated");
  });

  test("is kept where it was never generated", () => {
    expect(fileStanding("# My own rules\n", wanted)).toBe("edited");
  });

  test("may go once its plan does not make it any more, where nobody changed it and no other plan made it", () => {
    expect(leftoverStanding(old, "P")).toBe("gone");
    expect(leftoverStanding(old.replaceAll("\n", "\r\n"), "P")).toBe("gone");
    expect(leftoverStanding(`${old}More.\n`, "P")).toBe("edited");
    expect(leftoverStanding(old, "Another")).toBe("foreign");
    expect(leftoverStanding("# My own rules\n", "P")).toBe("foreign");
    const named = 'A "plan", \\ of: two';
    expect(leftoverStanding(generatedFile("rules.md", { ...head, plan: named }, ["One"]).text, named)).toBe("gone");
  });

  test("is kept after any edit by hand", () => {
    fc.assert(
      fc.property(fc.nat(old.length - 1), fc.string({ minLength: 1, maxLength: 5 }), (at, put) => {
        const edited = old.slice(0, at) + put + old.slice(at + 1);
        fc.pre(edited.replaceAll("\r\n", "\n") !== old);
        expect(fileStanding(edited, wanted)).toBe("edited");
      }),
    );
  });
});
