/** What somebody says of a subject, as a value that can be compared; of either nothing may be said. */
export interface Claiming {
  readonly subject: string | null;
  readonly claim: string | null;
}

/** One subject of which different things are said. */
export interface ClaimsAtOdds<Said extends Claiming> {
  /** What the first who spoke of it calls it. */
  readonly subject: string;
  /** What is said of it, each with all that say it, in the order in which it was said first. */
  readonly claims: readonly { readonly claim: string; readonly said: readonly Said[] }[];
}

/** The subjects of which these say more than one thing, in the order in which they came up. Subjects and claims are compared by `sameWords`. Linear. */
export function claimsAtOdds<Said extends Claiming>(list: readonly Said[]): readonly ClaimsAtOdds<Said>[] {
  const bySubject = new Map<string, Claims<Said>>();
  for (const said of list) {
    if (said.subject === null || said.claim === null) continue;
    const about = bySubject.get(sameWords(said.subject)) ?? { subject: said.subject, claims: new Map() };
    bySubject.set(sameWords(said.subject), about);
    const claim = about.claims.get(sameWords(said.claim)) ?? { claim: said.claim, said: [] };
    about.claims.set(sameWords(said.claim), claim);
    claim.said.push(said);
  }
  return [...bySubject.values()].flatMap(({ subject, claims }) => (claims.size < 2 ? [] : [{ subject, claims: [...claims.values()] }]));
}

interface Claims<Said> {
  readonly subject: string;
  readonly claims: Map<string, { readonly claim: string; readonly said: Said[] }>;
}

/** A subject or a claim as it is compared: regardless of capitals, of blanks, and of how a character is written in Unicode. */
export function sameWords(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
}
