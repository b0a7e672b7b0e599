import type { AgentMetrics } from "@planloom/scheduler";
import { minutesWords, Panel, ScrollBox } from "@planloom/ui";
import { ratioWords } from "./quality-cards.ts";
import { deviationWords } from "./run-series.ts";

const HEAD = ["Agent", "Checked in", "First try", "Rework", "In scope", "Estimate", "Actual", "Difference"] as const;

/** The same numbers agent by agent, the busiest first. */
export function AgentTable({ agents }: { readonly agents: readonly AgentMetrics[] }) {
  if (agents.length === 0) return null;
  return (
    <Panel title="By agent">
      <ScrollBox aria-label="By agent" className="px-4 py-2">
        <table className="w-full text-sm">
          <thead className="text-left text-2xs text-faint">
            <tr>
              {HEAD.map((name, index) => (
                <th key={name} scope="col" className={index === 0 ? "py-1.5 font-medium" : "py-1.5 pl-4 text-right font-medium whitespace-nowrap"}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agents.toSorted((one, other) => other.checkedIn - one.checkedIn).map((agent) => (
              <AgentRow key={agent.agent ?? ""} agent={agent} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}

function AgentRow({ agent: { name, checkedIn, accepted, acceptedFirstTry, reworked, filesChanged, filesInside, estimatedMinutes, actualMinutes } }: { readonly agent: AgentMetrics }) {
  const cells = [
    String(checkedIn),
    ratioWords(accepted === 0 ? null : acceptedFirstTry / accepted),
    ratioWords(checkedIn === 0 ? null : reworked / checkedIn),
    ratioWords(filesChanged === 0 ? null : filesInside / filesChanged),
    minutesWords(estimatedMinutes),
    minutesWords(actualMinutes),
    deviationWords(estimatedMinutes, actualMinutes),
  ];
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-2 text-left font-medium">
        {name}
      </th>
      {cells.map((cell, index) => (
        <td key={HEAD[index + 1]} className="py-2 pl-4 text-right whitespace-nowrap text-muted tabular-nums">
          {cell}
        </td>
      ))}
    </tr>
  );
}
