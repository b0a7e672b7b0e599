import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeFileProblem } from "../../file-problem.ts";
import { planSchema } from "../../plan-schema.ts";
import { readAnyPlan } from "../../read-any-plan.ts";

function read(text: string) {
  const result = readAnyPlan(text, { fileName: "f" });
  if (result.kind === "refused") throw new Error(result.problems.map(describeFileProblem).join("\n"));
  const { plan, notes, format, places } = result;
  return {
    plan,
    format,
    places: [...places.values()],
    messages: notes.map(({ message }) => message),
    titles: plan.tasks.map(({ title }) => title),
    edges: plan.dependencies.map(({ from, to, kind }) => `${from} > ${to}${kind === "order" ? "" : ` ${kind}`}`),
  };
}

describe("a flowchart", () => {
  test("becomes tasks and dependencies, with durations and files out of the texts", () => {
    const { plan, format, titles, edges, places } = read('flowchart LR\n  a["Dig (45 min)"] --> b(Sow src/bed.ts)\n  b --> c{{Water}}\n  a --> c\n');
    expect(format).toBe("mermaid");
    expect(titles).toEqual(["Dig (45 min)", "Sow src/bed.ts", "Water"]);
    expect(plan.tasks.map(({ estimate }) => estimate.likely)).toEqual([45, 20, 20]);
    expect(plan.tasks[1]?.scope.writes).toEqual(["src/bed.ts"]);
    expect(edges).toEqual(["a > b", "b > c", "a > c"]);
    expect(places[1]).toEqual({ line: 2, column: 25 });
  });

  test.each([
    ["chains", "a --> b --> c", ["a > b", "b > c"]],
    ["groups", "a & b --> c & d", ["a > c", "a > d", "b > c", "b > d"]],
    ["labels in the middle", "a -- then maybe --> b == sure ==> c -. perhaps .-> d", ["a > b", "b > c", "c > d soft"]],
    ["labels in bars", "a -->|yes| b ---->|no| c", ["a > b", "b > c"]],
    ["dotted and thick arrows", "a -.-> b ==> c", ["b > c", "a > b soft"]],
    ["crosses and circles", "a --x b --o c", ["a > b", "b > c"]],
    ["ids with dashes and dots", "set-up --> v1.2", ["set-up > v1-2"]],
    ["several in one line", "a --> b; c --> d;", ["a > b", "c > d"]],
    ["classes and named shapes", 'a:::big --> b@{ shape: rect, label: "B b" }', ["a > b"]],
    ["lines without a direction or with two, and hidden ones", "a --- b\na <--> b\na ~~~ b\na --> c", ["a > c"]],
  ])("knows %s", (_name, line, edges) => {
    expect(read(`graph TD\n${line}`).edges).toEqual(edges);
  });

  test.each([["a[One]", "One"], ["a(One)", "One"], ["a([One])", "One"], ["a[[One]]", "One"], ["a[(One)]", "One"], ["a((One))", "One"], ["a{One}", "One"], ["a>One]", "One"], ["a[/One/]", "One"], ['a["O (n) [e]"]', "O (n) [e]"], ["a[One<br/>two #amp; #35;3]", "One two & #3"], ['a["`**One**`"]', "**One**"], ["a", "a"]])("knows the node %s", (node, title) => {
    expect(read(`graph LR\n${node} --> z`).titles[0]).toBe(title);
  });

  test("has streams by its subgraphs, and an arrow at one holds for all in it", () => {
    const { plan, edges } = read('flowchart TB\nsubgraph one["Front end"]\n  a --> b\n  subgraph inner\n    c\n  end\nend\nsubgraph two\n  d\nend\none --> two');
    expect(plan.streams.map(({ name }) => name)).toEqual(["Front end", "inner", "two"]);
    expect(plan.tasks.map(({ stream }) => stream)).toEqual(["one", "one", "inner", "two"]);
    expect(edges).toEqual(["a > b", "a > d", "b > d", "c > d"]);
  });

  test("may stand in a Markdown text, behind comments, looks and a front matter", () => {
    expect(read("# Plan\n\n```mermaid\ngraph LR\na --> b\n```\nmore --> text\n").edges).toEqual(["a > b"]);
    expect(read("---\ntitle: x\n---\n%% hi\nflowchart LR; a --> b\nclassDef big fill:#fff\nstyle a fill:#fff\nclick b call x()\n")).toMatchObject({ edges: ["a > b"], titles: ["a", "b"] });
  });

  test("is read as far as it is understood, and the rest is said", () => {
    const { edges, messages } = read("graph LR\na --> b\nb ?? c\na --- b");
    expect(edges).toEqual(["a > b"]);
    expect(messages).toContain("One line was not understood and left out from where that begins.");
    expect(messages).toContain("One link has no direction or two, and is left out.");
  });

  test("of too much is refused before it fills the memory", () => {
    const group = Array.from({ length: 400 }, (_, index) => `n${index}`).join(" & ");
    const result = readAnyPlan(`flowchart LR\n${`${group} --> ${group}\n`.repeat(20)}`, { fileName: "f" });
    expect(result.kind === "refused" && result.problems.map(describeFileProblem)).toEqual(["f:1:1 error Expected at most 50000 dependencies, found more."]);
  });

  test("without nodes is refused", () => {
    const result = readAnyPlan("flowchart LR\n", { fileName: "f" });
    expect(result.kind === "refused" && result.problems.map(describeFileProblem)).toEqual(["f:1:1 error Expected a flowchart with at least one node, found none."]);
  });
});

test("whatever a chart holds, it is refused with reasons or becomes a document the schema takes as it is", () => {
  const piece = fc.constantFrom("a", "b-c", "1.2", " --> ", " -.-> ", " -- ", " & ", "[", "]", "((", "))", "{", '"', "|", "\n", "\n", ";", "subgraph x\n", "end\n", "@{ label: ", ":::", "~~~", "x".repeat(300), "\u0000", "é", "30 min", "src/a.ts");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const result = readAnyPlan(`flowchart LR\n${pieces.join("")}`, { fileName: "f" });
      if (result.kind === "refused") expect(result.problems).not.toEqual([]);
      else expect(planSchema.parse(result.plan)).toEqual(result.plan);
    }),
    { numRuns: 500, seed: 11 },
  );
});
