import type { FilePlace, ReportedFinding, WorkReport } from "@planloom/scheduler";
import { Markdown } from "@planloom/ui";
import { CircleCheck, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { SeverityBadge } from "../board/severity-badge.tsx";
import { plainText } from "../log/log-line.ts";
import { placeWords } from "../view/board-words.ts";

/** What whoever did the work says about it. What they left out is not shown. */
export function WorkReportView({ report }: { readonly report: WorkReport }) {
  const { summary, changes, findings, artifacts, integrationPoints, questions, checks } = report;
  return (
    <section aria-label="Work report" className="flex flex-col gap-3.5 text-sm">
      <div>
        <h3 className="mb-1 text-xs font-medium text-faint">What was done</h3>
        {summary.trim() === "" ? <p className="text-muted">Nothing was said about it.</p> : <Markdown text={plainText(summary)} />}
      </div>
      <Part title="Checks it has run">{checks.map(({ name, passed, detail }, index) => <CheckLine key={`${index} ${name}`} name={name} passed={passed} detail={detail} />)}</Part>
      <Part title="Changes">
        {changes.map(({ what, ...place }, index) => (
          <Placed key={`${index} ${place.path}`} place={place}>
            {what}
          </Placed>
        ))}
      </Part>
      <Part title="Findings">{findings.map((finding, index) => <FindingLine key={`${index} ${finding.title}`} finding={finding} />)}</Part>
      <Part title="Where it meets what others make">{integrationPoints.map(plainText)}</Part>
      <Part title="Questions">{questions.map(plainText)}</Part>
      <Part title="Artifacts">
        {artifacts.map(({ path, what }, index) => (
          <Placed key={`${index} ${path}`} place={{ path, line: null }}>
            {what}
          </Placed>
        ))}
      </Part>
    </section>
  );
}

/** A named list; nothing at all where it is empty. */
function Part({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 text-xs font-medium text-faint">
        {title} <span className="tabular-nums">({children.length})</span>
      </h3>
      <ul className="flex flex-col gap-1.5">
        {children.map((child, index) => (
          // Nothing moves in a report, and two of its lines may be the same.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="break-words">
            {child}
          </li>
        ))}
      </ul>
    </div>
  );
}

function FindingLine({ finding: { title, text, severity, files } }: { readonly finding: ReportedFinding }) {
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-2">
        <SeverityBadge severity={severity} />
        <span className="min-w-0 font-medium wrap-anywhere">{plainText(title)}</span>
      </p>
      {text === "" ? null : <Markdown text={plainText(text)} className="mt-0.5 text-xs text-muted" />}
      {files.length === 0 ? null : <p className="font-mono text-2xs break-all text-faint">{files.map(placeWords).join(", ")}</p>}
    </div>
  );
}

function Placed({ place, children }: { readonly place: FilePlace; readonly children: string }) {
  return (
    <p className="break-words">
      <code className="rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs break-all dark:bg-raised">{placeWords(place)}</code> {plainText(children)}
    </p>
  );
}

function CheckLine({ name, passed, detail }: WorkReport["checks"][number]) {
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <p className="flex items-start gap-2">
      <Icon role="img" aria-label={passed ? "Passed" : "Failed"} className={passed ? "mt-0.5 size-4 shrink-0 text-success-ink" : "mt-0.5 size-4 shrink-0 text-danger-ink"} />
      <span className="min-w-0 break-words">
        {plainText(name)}
        {detail === "" ? null : <span className="text-muted"> · {plainText(detail)}</span>}
      </span>
    </p>
  );
}
