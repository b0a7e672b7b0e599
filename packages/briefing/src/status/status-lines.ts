import { countWords } from "../words/count-words.ts";
import { plainText, section } from "../words/markdown.ts";
import { durationWords } from "../words/times.ts";
import type { Attention, StatusReport, StreamStatus } from "./run-status.ts";

const MOST_LINES = 20;

/** What needs a person, and how the streams stand, as sections of Markdown. */
export function statusLines(report: StatusReport): readonly string[] {
  const { attention, streams } = report;
  const more = attention.length > MOST_LINES ? [`- and ${attention.length - MOST_LINES} more`] : [];
  return [
    ...section("Needs attention", [...attention.slice(0, MOST_LINES).map((item) => attentionLine(item, report.at)), ...more]),
    ...section("Streams", streams.length === 0 ? [] : ["| Stream | State | Done | Will be done |", "| --- | --- | --- | --- |", ...streams.map((stream) => streamLine(stream, report.at))]),
  ];
}

/** What a person should look at, as an item of a list. */
export function attentionLine({ kind, title, text, since, holdsUp }: Attention, now: number): string {
  const waits = since === null || now - since < 60_000 ? "" : ` (for ${durationWords(now - since)})`;
  const follow = holdsUp === 0 ? "" : `; ${countWords(holdsUp, "batch waits", "batches wait")} for it`;
  const said = kind === "issue" ? `caused a problem elsewhere: ${text}` : text;
  const mark = kind === "blocker" || kind === "flag" || kind === "issue" ? ":" : "";
  return `- **${plainText(title)}**${mark} ${plainText(said)}${waits}${follow}`;
}

function streamLine({ name, state, done, batches, donePercent, finishAt, running }: StreamStatus, now: number): string {
  const works = running.length === 0 ? "" : `: ${running.slice(0, 2).map(plainText).join(", ")}${running.length > 2 ? ` and ${running.length - 2} more` : ""}`;
  const when = state === "done" ? "done" : finishAt === null ? "a person decides" : `in ${durationWords(finishAt - now)}`;
  return `| ${plainText(name)} | ${state === "running" ? `running${works}` : state} | ${done} of ${batches} (${donePercent} %) | ${when} |`;
}
