import { type AttemptStage, liveAttempt, type Run } from "@planloom/scheduler";
import { listInShort } from "../view/names-in-short.ts";

const UNDER_WAY: readonly AttemptStage["kind"][] = ["offered", "running", "with-person"];

/** What comes to an empty desk next, in one or two sentences. */
export function nextWords({ status, spec, batches }: Run): string {
  if (status === "accepted") return "All of its work was accepted.";
  if (status === "failed" || status === "stopped" || status === "stopping") return "It takes no decisions any more.";
  if (status === "created") return "The run has not begun.";
  const running = spec.batches.filter(({ id, acceptance }) => {
    const batch = batches[id];
    return acceptance !== "command" && batch !== undefined && UNDER_WAY.includes(liveAttempt(batch)?.stage.kind ?? "ended");
  });
  const paused = status === "running" ? "" : " The run is paused, so nothing new starts.";
  if (running.length > 0) return `Next, a person is to look at ${listInShort(running.map(({ title }) => title))}, which ${running.length === 1 ? "is" : "are"} under way.${paused}`;
  const waiting = spec.batches.filter(({ id, acceptance }) => acceptance !== "command" && (batches[id]?.phase.kind === "waiting" || batches[id]?.phase.kind === "delayed"));
  if (waiting.length > 0) return `Next, a person is to look at ${listInShort(waiting.slice(0, 1).map(({ title }) => title))}, once it has begun and is done.${paused}`;
  return `What is left needs no person, unless something fails.${paused}`;
}
