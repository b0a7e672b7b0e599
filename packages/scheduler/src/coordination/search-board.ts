import type { BoardEntry } from "../run/coordination/coordination.ts";

/** One thing that is looked for: a word or a phrase anywhere in an entry, or the beginning of a path. In lower case. */
interface Term {
  readonly kind: "text" | "path";
  readonly text: string;
}

/**
 * The entries in which all that is looked for occurs, in their order. Words may stand anywhere in what an entry says,
 * words in double quotes stand together, and a word with a `/` in it is also the beginning of a path that the entry is
 * about or addressed to. Capitals do not matter; an empty query finds everything. O(characters of the board) for the
 * first question about an entry, and what it costs to look through its text for each further one.
 */
export function searchBoard(entries: readonly BoardEntry[], query: string): readonly BoardEntry[] {
  const terms = termsOf(query);
  return terms.length === 0 ? entries : entries.filter((entry) => terms.every((term) => occurs(term, wordingOf(entry))));
}

function termsOf(query: string): readonly Term[] {
  return [...query.toLowerCase().matchAll(/"([^"]*)"?|(\S+)/g)].flatMap(([, phrase, word]): Term[] => {
    const text = (phrase ?? word ?? "").trim().replaceAll(/\s+/g, " ");
    if (text === "") return [];
    return [{ kind: phrase === undefined && text.includes("/") ? "path" : "text", text: phrase === undefined ? text.replace(/^\.\//, "") : text }];
  });
}

function occurs({ kind, text }: Term, { all, paths }: Wording): boolean {
  return all.includes(text) || (kind === "path" && paths.some((path) => path.startsWith(text)));
}

/** All that an entry says, in lower case and with single spaces. */
interface Wording {
  readonly all: string;
  readonly paths: readonly string[];
}

const known = new WeakMap<BoardEntry, Wording>();

function wordingOf(entry: BoardEntry): Wording {
  const found = known.get(entry);
  if (found !== undefined) return found;
  const { title, text, subject, claim, contract, files, audience, source } = entry;
  const paths = [...files.map(({ path }) => path), ...(audience.kind === "files" ? audience.patterns : [])].map((path) => path.toLowerCase());
  const said = [title, text, subject ?? "", claim ?? "", contract ?? "", ...files.map(({ path, line }) => (line === null ? path : `${path}:${line}`)), source.kind === "member" ? source.name : source.attempt];
  const made = { all: said.join("\n").toLowerCase().replaceAll(/[^\S\n]+/g, " "), paths };
  known.set(entry, made);
  return made;
}
