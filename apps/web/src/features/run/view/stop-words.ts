import { batchSpecOf, type Run, type StopCause } from "@planloom/scheduler";

/** Why an attempt is being ended, while its runner has not yet said that nothing of it lives. */
export function stopWords(run: Run, cause: StopCause): string {
  switch (cause.kind) {
    case "person":
      return `${cause.by} stopped it; its processes are being ended`;
    case "timeout":
      return "It ran out of time, and its processes are being ended";
    case "race":
      return `${batchSpecOf(run.spec, cause.winner)?.title ?? "Another"} won the race, so it is being stopped`;
    case "blocker":
      return "A blocker was raised, so its processes are being ended";
    case "pause":
      return "It is being handed back for the pause";
    case "restart":
      return `${cause.by} restarted it; what runs is being ended first`;
  }
}
