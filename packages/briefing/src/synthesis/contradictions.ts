import { claimsAtOdds, SEVERITIES } from "@planloom/scheduler";
import { compareTexts } from "../words/compare-texts.ts";
import { uniqueSources } from "./fold-findings.ts";
import type { Contradiction, FoldedFinding } from "./synthesis.ts";

/** What of some findings cannot both be true: different claims about one subject first, then one finding that some call worse than others. */
export function contradictionsIn(findings: readonly FoldedFinding[]): readonly Contradiction[] {
  return [...claimsIn(findings), ...findings.flatMap(severitiesOf)];
}

function claimsIn(findings: readonly FoldedFinding[]): readonly Contradiction[] {
  return claimsAtOdds(findings)
    .map(({ claims }): Contradiction => {
      const sides = claims.map(({ said }) => ({ says: firstOf(said.map(({ claim }) => claim ?? "")), sources: uniqueSources(said.flatMap(({ sources }) => sources.map(({ name, batch }) => ({ name, batch })))) }));
      const about = firstOf(claims.flatMap(({ said }) => said.map(({ subject }) => subject ?? "")));
      return { kind: "claim", about, sides: sides.toSorted((one, other) => compareTexts(one.says, other.says)) };
    })
    .toSorted((one, other) => compareTexts(one.about, other.about));
}

/** Of several ways to write the same the first in the order of texts, whoever came first. */
function firstOf(texts: readonly string[]): string {
  return texts.toSorted(compareTexts)[0] ?? "";
}

function severitiesOf({ title, sources }: FoldedFinding): readonly Contradiction[] {
  const sides = SEVERITIES.flatMap((severity) => {
    const said = sources.filter((source) => source.severity === severity).map(({ name, batch }) => ({ name, batch }));
    return said.length === 0 ? [] : [{ says: severity, sources: said }];
  });
  return sides.length < 2 ? [] : [{ kind: "severity", about: title, sides }];
}
