import type { ImportedCheckpoint } from "@planloom/api";

type Arrived = Pick<ImportedCheckpoint, "run" | "done" | "batches">;

/** Sends a checkpoint to the server. Rejects with what the server has against it, in a sentence for a person. */
export async function sendCheckpoint(file: Blob): Promise<Arrived> {
  const answer = await fetch("/api/runs/import", { method: "POST", headers: { "content-type": "application/zip" }, body: file }).catch((cause: unknown) => {
    throw new Error("The server cannot be reached. Try again when it answers.", { cause });
  });
  const told: unknown = await answer.json().catch(() => null);
  if (answer.ok && isArrived(told)) return told;
  throw new Error(messageOf(told) ?? "The server did not take the file. Try again in a moment.");
}

function isArrived(told: unknown): told is Arrived {
  return typeof told === "object" && told !== null && "run" in told && typeof told.run === "string" && "done" in told && typeof told.done === "number" && "batches" in told && typeof told.batches === "number";
}

function messageOf(told: unknown): string | null {
  if (typeof told !== "object" || told === null || !("error" in told)) return null;
  const { error } = told;
  return typeof error === "object" && error !== null && "message" in error && typeof error.message === "string" ? error.message : null;
}
