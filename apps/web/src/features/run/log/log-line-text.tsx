import type { CSSProperties } from "react";
import "./ansi.css";
import type { LogLine } from "./log-line.ts";
import type { LogMatch } from "./log-search.ts";
import { type LogSpan, logSpans } from "./log-spans.ts";

export interface LogLineTextProps {
  readonly line: LogLine;
  readonly matches: readonly LogMatch[];
  readonly current: LogMatch | null;
}

/** The text of one line in its colours, with what was found in it marked. Only ever text: a log cannot bring markup. */
export function LogLineText({ line, matches, current }: LogLineTextProps) {
  if (line.raw === line.plain && line.carried === "" && matches.length === 0) return line.plain;
  // A line has no identity of its own that outlives a change, so its parts are told apart by their place.
  return logSpans(line, matches, current).map((span, index) => <SpanText key={index} span={span} />);
}

function SpanText({ span }: { readonly span: LogSpan }) {
  const text = span.match === "none" ? span.text : <mark {...(span.match === "current" ? { "data-current": "" } : {})}>{span.text}</mark>;
  if (span.classes.length === 0 && span.color === null && span.background === null) return text;
  const style: CSSProperties = {};
  if (span.color !== null) style.color = span.color;
  if (span.background !== null) style.background = span.background;
  return (
    <span className={span.classes.join(" ")} style={style}>
      {text}
    </span>
  );
}
