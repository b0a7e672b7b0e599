import { batchId, contractId } from "@planloom/scheduler";
import { expect, test } from "vitest";
import { makeBrief } from "../brief/make-brief.ts";
import { foundAs, ToldRun } from "../testing/told-run.ts";
import { makePacket } from "./make-packet.ts";
import { packetText } from "./packet-text.ts";

const SESSION = { subject: "session.lifetime", files: [{ path: "src/server/session.ts", line: 40 }] };

/** Both streams have come to the sync point, and say different things. */
function met(): ToldRun {
  return new ToldRun()
    .does("api", {
      summary: "The endpoint is there.",
      findings: [foundAs("How long a session lives", { ...SESSION, severity: "major", claim: "15 minutes" })],
      contracts: [{ contract: contractId("login"), text: "POST /login { name, password }" }],
      artifacts: [{ path: "docs/login.md", what: "how to log in" }],
      integrationPoints: ["The page sends the password as it is"],
    })
    .post("Keep names short", { kind: "constraint" })
    .does("page", { findings: [foundAs("How long a session lives", { ...SESSION, claim: "a day" })], questions: ["Which colour?"] });
}

function packetOf(run: ToldRun, id: string) {
  const spec = run.run.spec.batches.find((batch) => batch.id === id);
  if (spec === undefined) throw new Error(`There is no batch ${id}`);
  return makePacket(run.run, spec);
}

test("a packet holds all that the inputs of a sync point produced", () => {
  const run = met();
  expect(packetText(run.run, packetOf(run, "meet"))).toMatchInlineSnapshot(`
    "# Meet

    Passed on Sat 21 Nov 2026, 08:20 UTC.

    ## To settle

    - Contradiction about **session.lifetime**: 15 minutes (*The API*), or a day (*The page*)
    - Question: **Which colour?** (**The page**)

    ## What was done

    - **The API** (Coder): accepted at the first try, after 10 min of work. The endpoint is there.
      - \`docs/login.md\`: how to log in
    - **The page** (Coder): accepted at the first try, after 10 min of work.

    ## Contracts

    - **The log-in API** (\`login\`), version 1, by *The API*

      \`\`\`
      POST /login { name, password }
      \`\`\`


    ## What was found

    - major: **How long a session lives** (\`src/server/session.ts:40\`): 15 minutes, *The API*
    - info: **How long a session lives** (\`src/server/session.ts:40\`): a day, *The page*
    - constraint: **Keep names short**, *ann*

    ## Where it meets

    - The page sends the password as it is (*The API*)
    "
  `);
});

test("a packet tells only what is new since the sync points before it", () => {
  const run = met().does("try", { summary: "It all works.", findings: [foundAs("The button is small")] });
  const { work, topics, since, contracts } = packetOf(run, "end");
  expect(since).toEqual(["meet"]);
  expect(work.map(({ batch }) => batch)).toEqual(["try"]);
  expect(topics.map(({ title }) => title)).toEqual(["The button is small"]);
  expect(contracts).toEqual([]);
});

test("what is said later does not get into the packet of a sync point that was passed", () => {
  const run = met();
  const before = packetOf(run, "meet");
  run.pass(5);
  run.post("Said too late");
  expect(packetOf(run, "meet")).toEqual(before);
});

test("the brief of a batch that comes after a sync point carries its packet in short", () => {
  const run = met();
  const spec = run.run.spec.batches.find(({ id }) => id === batchId("try"));
  if (spec === undefined) throw new Error("there is no such batch");
  const context = makeBrief({ plan: run.plan, run: run.run, spec, attempt: null }).sections.find(({ part }) => part === "context");
  expect(context?.text).toMatchInlineSnapshot(`
    "### Come together before

    - **Meet**, passed; 2 batches came together
      - The API: The endpoint is there. (\`docs/login.md\`)
      - Contract \`login\` (The log-in API): version 1
      - major: **How long a session lives** (\`src/server/session.ts:40\`): 15 minutes, *The API*
      - info: **How long a session lives** (\`src/server/session.ts:40\`): a day, *The page*
      - Contradiction about **session.lifetime**: 15 minutes (*The API*), or a day (*The page*)
      - Question: **Which colour?** (**The page**)

    ### Decided, and to be kept to

    - constraint: **Keep names short**"
  `);
});
