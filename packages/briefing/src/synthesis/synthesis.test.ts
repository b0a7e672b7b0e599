import { type BoardEntry, contradictions, entryId, sameWords, SEVERITIES } from "@planloom/scheduler";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldFindings, type SourcedEntry } from "./fold-findings.ts";
import { listActions } from "./list-actions.ts";
import { joinTopics } from "./join-topics.ts";

type Differs = Partial<BoardEntry> & { readonly kind?: "finding" | "decision" | "constraint" };

function said(id: string, name: string, differs: Differs = {}): SourcedEntry {
  const entry = { title: id, text: "", severity: "info", files: [], subject: null, claim: null, audience: { kind: "all" }, pinned: false, supersedes: null, contract: null, source: { kind: "member", name }, at: 0, version: null, supersededBy: null, kind: "finding", ...differs, id: entryId(id) } as const;
  return { entry, source: { name, batch: null } };
}

const file = (path: string) => [{ path, line: null }];
const topicsOf = (...entries: SourcedEntry[]) => joinTopics(foldFindings(entries));

describe("a report made of many", () => {
  test("says once what two say, with both of them, and calls it as bad as the worse of the two does", () => {
    const [topic, ...others] = topicsOf(
      said("1", "Security", { title: "No limit on log-in attempts!", severity: "major", files: file("login.ts"), text: "One can try for ever." }),
      said("2", "Tests", { title: "No limit on the log-in attempts", severity: "minor", files: file("login.ts") }),
    );
    expect(others).toEqual([]);
    expect(topic?.findings).toEqual([
      expect.objectContaining({ title: "No limit on log-in attempts!", severity: "major", texts: ["One can try for ever."], sources: [{ name: "Security", batch: null, severity: "major" }, { name: "Tests", batch: null, severity: "minor" }] }),
    ]);
    expect(topic?.contradictions).toEqual([{ kind: "severity", about: "No limit on log-in attempts!", sides: [{ says: "major", sources: [{ name: "Security", batch: null }] }, { says: "minor", sources: [{ name: "Tests", batch: null }] }] }]);
  });

  test("sets side by side what two say differently of one thing, and folds neither into the other", () => {
    const [topic] = topicsOf(
      said("1", "Security", { title: "How long a session lives", subject: "session.lifetime", claim: "15 minutes" }),
      said("2", "Speed", { title: "How long a session lives", subject: "Session.Lifetime", claim: "a day" }),
      said("3", "Tests", { title: "Sessions", subject: "session.lifetime", claim: "15 Minutes" }),
    );
    expect(topic?.findings).toHaveLength(3);
    expect(topic?.contradictions).toEqual([
      { kind: "claim", about: "Session.Lifetime", sides: [{ says: "15 Minutes", sources: [{ name: "Security", batch: null }, { name: "Tests", batch: null }] }, { says: "a day", sources: [{ name: "Speed", batch: null }] }] },
    ]);
  });

  test("keeps apart what has one title in different files, and joins what is about one file", () => {
    const topics = topicsOf(
      said("1", "A", { title: "Tests are missing", files: file("a.ts") }),
      said("2", "B", { title: "Tests are missing", files: file("b.ts") }),
      said("3", "C", { title: "The name says nothing", files: file("b.ts") }),
    );
    expect(topics.map(({ title, findings }) => [title, findings.length])).toEqual([["b.ts", 2], ["Tests are missing", 1]]);
  });

  test("puts the most severe first", () => {
    expect(topicsOf(said("1", "A", { severity: "minor" }), said("2", "A", { severity: "critical" }), said("3", "A")).map(({ severity }) => severity)).toEqual(["critical", "minor", "info"]);
  });
});

const word = fc.constantFrom("session", "limit", "login", "missing", "test", "the", "slow");
const entries = fc.array(
  fc.record({
    title: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" ")),
    text: fc.constantFrom("", "more", "even more"),
    severity: fc.constantFrom(...SEVERITIES),
    files: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 4 }).map((paths) => paths.map((path) => ({ path, line: null }))),
    subject: fc.option(fc.constantFrom("x", "y", "X")),
    claim: fc.option(fc.constantFrom("1", "2")),
    kind: fc.constantFrom("finding" as const, "decision" as const),
    at: fc.nat(3),
    name: fc.constantFrom("ann", "bob", "cyd"),
  }),
  { maxLength: 14 },
).map((list) => list.map(({ name, ...differs }, index) => said(String(index), name, differs)));

describe("for any findings", () => {
  test("the order in which they came does not matter", () => {
    fc.assert(
      fc.property(entries.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
        expect(topicsOf(...shuffled)).toEqual(topicsOf(...list));
      }),
    );
  });

  test("none is lost, and none is there twice", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const found = topicsOf(...list).flatMap(({ findings }) => findings.flatMap((finding) => finding.entries));
        expect(found.toSorted()).toEqual(list.map(({ entry }) => entry.id).toSorted());
      }),
    );
  });

  test("a finding names each of its sources once, and every text that was said of it", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const byId = new Map(list.map((sourced) => [sourced.entry.id, sourced]));
        for (const { findings } of topicsOf(...list)) {
          for (const finding of findings) {
            const those = finding.entries.flatMap((id) => byId.get(id) ?? []);
            expect(finding.sources.map(({ name }) => name)).toEqual([...new Set(those.map(({ source }) => source.name))].toSorted());
            expect(new Set(finding.texts)).toEqual(new Set(those.map(({ entry }) => entry.text).filter((text) => text !== "")));
          }
        }
      }),
    );
  });

  test("what contradicts each other is never one finding", () => {
    fc.assert(
      fc.property(entries, (list) => {
        const byId = new Map(list.map((sourced) => [sourced.entry.id, sourced]));
        for (const { entries: ids } of foldFindings(list)) expect(new Set(ids.map((id) => byId.get(id)?.entry.claim)).size).toBe(1);
      }),
    );
  });
});

test("what is to be done names each contradiction once, then what is blocked, what is severe and what is to be kept to", () => {
  const topics = topicsOf(
    said("1", "Security", { title: "Sessions", subject: "session.lifetime", claim: "15 minutes", severity: "major" }),
    said("2", "Speed", { title: "Sessions", subject: "session.lifetime", claim: "a day" }),
    said("3", "Tests", { title: "Passwords are hashed twice", severity: "critical" }),
    said("4", "Tests", { title: "A name is odd", severity: "minor" }),
    said("5", "ann", { title: "Names are in English", kind: "decision" }),
  );
  expect(listActions(topics, []).map(({ kind, text }) => `${kind}: ${text}`)).toEqual(["mend: Passwords are hashed twice", "decide: session.lifetime: 15 minutes, or a day", "keep: Names are in English"]);
});

test("the board and the report set the same claims about the same subjects side by side, however they are written", () => {
  const written = (...texts: readonly string[]) => fc.option(fc.constantFrom(...texts), { freq: 6 });
  const claiming = fc.record({ title: fc.constantFrom("Sessions", "Limits"), subject: written("session.lifetime", "Session.lifetime ", "ｓession.lifetime", "limit"), claim: written("15 min", "15  MIN", "１５ min", "24 h") });
  const inOrder = (list: readonly { readonly subject: string; readonly claims: readonly string[] }[]) => list.map(({ subject, claims }) => [sameWords(subject), claims.map(sameWords).toSorted()]).toSorted((one, other) => (String(one[0]) < String(other[0]) ? -1 : 1));
  fc.assert(
    fc.property(fc.array(claiming, { maxLength: 8 }), (list) => {
      const entered = list.map((differs, index) => said(String(index), `N${index % 3}`, differs));
      const onBoard = contradictions(entered.map(({ entry }) => entry)).map(({ subject, claims }) => ({ subject, claims: claims.map(({ claim }) => claim) }));
      const inReport = topicsOf(...entered).flatMap((topic) => topic.contradictions.filter(({ kind }) => kind === "claim")).map(({ about, sides }) => ({ subject: about, claims: sides.map(({ says }) => says) }));
      expect(inOrder(inReport)).toEqual(inOrder(onBoard));
    }),
  );
});
