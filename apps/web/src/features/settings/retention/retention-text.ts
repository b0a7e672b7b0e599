import type { CleanUp, WorkspaceSettings } from "@planloom/api";
import { bytesWords } from "../../../shell/bytes-words.ts";

/** How long things are kept. */
export type Retention = Pick<WorkspaceSettings, "logDays" | "artifactDays" | "runDays" | "mostRuns">;

/** The same as it is typed. */
export type RetentionText = Readonly<Record<keyof Retention, string>>;

const MOST: Readonly<Record<keyof Retention, number>> = { logDays: 36_500, artifactDays: 36_500, runDays: 36_500, mostRuns: 100_000_000 };

export function retentionText({ logDays, artifactDays, runDays, mostRuns }: Retention): RetentionText {
  return { logDays: String(logDays), artifactDays: String(artifactDays), runDays: String(runDays), mostRuns: String(mostRuns) };
}

/** What is wrong with one of the fields; `null` where it is right. */
export function retentionFault(field: keyof Retention, text: string): string | null {
  const value = Number(text.trim());
  return text.trim() !== "" && Number.isInteger(value) && value >= 1 && value <= MOST[field] ? null : `A whole number from 1 to ${MOST[field]}.`;
}

/** The values that are typed; `null` where one of them is none. */
export function readRetention(text: RetentionText): Retention | null {
  if (retentionFault("logDays", text.logDays) ?? retentionFault("artifactDays", text.artifactDays) ?? retentionFault("runDays", text.runDays) ?? retentionFault("mostRuns", text.mostRuns)) return null;
  return { logDays: Number(text.logDays), artifactDays: Number(text.artifactDays), runDays: Number(text.runDays), mostRuns: Number(text.mostRuns) };
}

/** What a clean-up removes, as the end of a sentence; `null` where it removes nothing. */
export function cleanUpWords({ runs, logsOf, filesOf, bytes }: CleanUp): string | null {
  const parts = [
    ...(runs === 0 ? [] : [countOf(runs, "whole run")]),
    ...(logsOf === 0 ? [] : [`the logs of ${countOf(logsOf, "other run")}`]),
    ...(filesOf === 0 ? [] : [`the files of ${countOf(filesOf, "other run")}`]),
  ];
  if (parts.length === 0) return null;
  const last = parts.at(-1) ?? "";
  const listed = parts.length === 1 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
  return bytes === 0 ? listed : `${listed}, ${bytesWords(bytes)} in all`;
}

const countOf = (count: number, noun: string): string => (count === 1 ? `1 ${noun}` : `${count.toLocaleString("en")} ${noun}s`);
