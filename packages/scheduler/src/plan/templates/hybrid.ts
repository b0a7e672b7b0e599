import { agentId, streamId } from "../ids.ts";
import { EMPTY_SCOPE, emptyPlan } from "../new-plan.ts";
import type { Plan, Task } from "../plan.ts";
import { comesAfter, handsOver, shellTask, syncPoint } from "./shell-task.ts";

const BACKEND = streamId("backend");
const FRONTEND = streamId("frontend");

/** A contract first, then two streams in parallel, a sync point, and the joint tests. */
export function hybridPlan(): Plan {
  return {
    ...emptyPlan("A feature in two streams"),
    description: "Backend and frontend agree on a contract, work side by side, and meet before the feature is tested as one.",
    streams: [
      { id: BACKEND, name: "Backend", agent: agentId("shell"), patterns: ["server/**"] },
      { id: FRONTEND, name: "Frontend", agent: agentId("shell"), patterns: ["web/**"] },
    ],
    tasks: [contract(), ...backend(), ...frontend(), syncPoint("meet", "Streams meet"), endToEnd()],
    dependencies: [
      ...handsOver(["contract"], "storage"),
      ...handsOver(["contract"], "client"),
      ...handsOver(["storage"], "routes"),
      ...handsOver(["client"], "screen"),
      ...comesAfter(["routes", "screen"], "meet"),
      ...comesAfter(["meet"], "end-to-end"),
    ],
  };
}

function contract(): Task {
  return shellTask("contract", "Agree on the contract", {
    instructions: "Write down the messages both streams rely on.",
    estimate: { likely: 15, optimistic: 10, pessimistic: 30 },
    command: "mkdir -p contract\nprintf '%s\\n' '{ \"note\": { \"id\": \"string\", \"text\": \"string\" } }' > contract/messages.json",
    scope: { ...EMPTY_SCOPE, writes: ["contract/messages.json"] },
    outputs: [{ kind: "file", name: "messages", path: "contract/messages.json" }],
    check: "grep -q '\"note\"' contract/messages.json",
  });
}

function backend(): Task[] {
  return [
    shellTask("storage", "Store notes", {
      stream: BACKEND,
      agent: null,
      instructions: "Create the table and the functions that read and write it.",
      estimate: { likely: 45, optimistic: 30, pessimistic: 80 },
      checklist: [
        { text: "Table and migration", minutes: 20 },
        { text: "Read and write a note", minutes: 25 },
      ],
      command: "mkdir -p server/storage\necho 'create table note (id text primary key, text text not null);' > server/storage/note.sql",
      scope: { ...EMPTY_SCOPE, writes: ["server/storage/**"], reads: ["contract/messages.json"] },
      outputs: [{ kind: "file", name: "schema", path: "server/storage/note.sql" }],
      check: "grep -q 'create table note' server/storage/note.sql",
    }),
    shellTask("routes", "Serve notes", {
      stream: BACKEND,
      agent: null,
      instructions: "Answer requests for notes as the contract says.",
      command: "mkdir -p server/routes\nprintf 'GET /notes\\nPOST /notes\\n' > server/routes/notes.txt",
      scope: { ...EMPTY_SCOPE, writes: ["server/routes/**"], reads: ["server/storage/**", "contract/messages.json"] },
      outputs: [{ kind: "file", name: "routes", path: "server/routes/notes.txt" }],
      check: "grep -q 'POST /notes' server/routes/notes.txt",
    }),
  ];
}

function frontend(): Task[] {
  return [
    shellTask("client", "Talk to the server", {
      stream: FRONTEND,
      agent: null,
      instructions: "Write the functions the screens call, with the types of the contract.",
      command: "mkdir -p web/client\nsed 's/^/contract: /' contract/messages.json > web/client/notes.txt",
      scope: { ...EMPTY_SCOPE, writes: ["web/client/**"], reads: ["contract/messages.json"] },
      outputs: [{ kind: "file", name: "client", path: "web/client/notes.txt" }],
      check: "grep -q '^contract: ' web/client/notes.txt",
    }),
    shellTask("screen", "Show and write notes", {
      stream: FRONTEND,
      agent: null,
      instructions: "A list of notes and a field for a new one, usable from the keyboard.",
      estimate: { likely: 25, optimistic: 20, pessimistic: 40 },
      command: "mkdir -p web/screen\nprintf '<main><ul></ul><form><input name=\"text\"></form></main>\\n' > web/screen/notes.html",
      scope: { ...EMPTY_SCOPE, writes: ["web/screen/**"], reads: ["web/client/**"] },
      outputs: [{ kind: "file", name: "screen", path: "web/screen/notes.html" }],
      check: "grep -q '<input' web/screen/notes.html",
    }),
  ];
}

function endToEnd(): Task {
  return shellTask("end-to-end", "Test the feature as one", {
    instructions: "Write a note on the screen and find it in the list after a reload.",
    command: "mkdir -p tests\n{ cat server/routes/notes.txt; cat web/screen/notes.html; } > tests/end-to-end.log\ncat tests/end-to-end.log",
    scope: { ...EMPTY_SCOPE, writes: ["tests/**"], reads: ["server/**", "web/**"] },
    check: "grep -q 'GET /notes' tests/end-to-end.log && grep -q '<form>' tests/end-to-end.log",
  });
}
