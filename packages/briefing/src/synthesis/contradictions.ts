import { SEVERITIES } from "@planloom/scheduler";
import { compareTexts } from "../words/compare-texts.ts";
import { subjectKey, uniqueSources } from "./fold-findings.ts";
import type { Contradiction, FoldedFinding } from "./synthesis.ts";

/** What of some findings cannot both be true: different claims about one subject first, then one finding that some call worse than others. */
export function contradictionsIn(findings: readonly FoldedFinding[]): readonly Contradiction[] {
  return [...claimsIn(findings), ...findings.flatMap(severitiesOf)];
}

function claimsIn(findings: readonly FoldedFinding[]): readonly Contradiction[] {
  const claiming = findings.filter(({ subject, claim }) => subject !== null && claim !== null);
  const bySubject = Map.groupBy(claiming, ({ subject }) => subjectKey(subject));
  return [...bySubject.values()]
    .flatMap((list): Contradiction[] => {
      const byClaim = Map.groupBy(list, ({ claim }) => subjectKey(claim));
      if (byClaim.size < 2) return [];
      const sides = [...byClaim.values()].map((said) => ({ says: said.map(({ claim }) => claim ?? "").toSorted(compareTexts)[0] ?? "", sources: uniqueSources(said.flatMap(({ sources }) => sources.map(({ name, batch }) => ({ name, batch })))) }));
      const about = list.map(({ subject }) => subject ?? "").toSorted(compareTexts)[0] ?? "";
      return [{ kind: "claim", about, sides: sides.toSorted((one, other) => compareTexts(one.says, other.says)) }];
    })
    .toSorted((one, other) => compareTexts(one.about, other.about));
}

function severitiesOf({ title, sources }: FoldedFinding): readonly Contradiction[] {
  const sides = SEVERITIES.flatMap((severity) => {
    const said = sources.filter((source) => source.severity === severity).map(({ name, batch }) => ({ name, batch }));
    return said.length === 0 ? [] : [{ says: severity, sources: said }];
  });
  return sides.length < 2 ? [] : [{ kind: "severity", about: title, sides }];
}
