import { BLOCKED_CAUSES, type BlockedCause, type BlockedMinutes } from "@planloom/scheduler";
import { minutesWords, Panel } from "@planloom/ui";

const CAUSE_WORDS: Readonly<Record<BlockedCause, string>> = {
  "hard-dependency": "Something that was not there",
  clarification: "A question",
  technical: "A technical fault",
  "scope-conflict": "Somebody else's files",
  "check-in": "A check-in",
  person: "A person to begin",
};

/** For how long work waited, by what it waited for, the longest first. */
export function BlockedPanel({ blocked }: { readonly blocked: BlockedMinutes }) {
  const causes = BLOCKED_CAUSES.filter((cause) => blocked[cause] > 0).toSorted((one, other) => blocked[other] - blocked[one]);
  const longest = Math.max(...causes.map((cause) => blocked[cause]));
  return (
    <Panel title="Time blocked, by cause">
      {causes.length === 0 ? (
        <p className="px-4 py-3 text-xs text-muted">Nothing has waited for a blocker, a check-in or a person. What still waits counts once it is over.</p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-2 px-4 py-3 text-sm">
          {causes.map((cause) => (
            <div key={cause} className="contents">
              <dt>{CAUSE_WORDS[cause]}</dt>
              <dd aria-hidden className="h-2 min-w-8 rounded-full bg-sunken">
                <div className="h-full rounded-full bg-accent" style={{ width: `${(blocked[cause] / longest) * 100}%` }} />
              </dd>
              <dd className="text-right whitespace-nowrap text-muted tabular-nums">{minutesWords(blocked[cause])}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}
