import type { StoredGrant } from "@planloom/db";

/** Whether a runner may be given work that asks for these labels: all of them were granted to it, and it takes new work. */
export function mayRun({ labels, draining, removed }: Pick<StoredGrant, "labels" | "draining" | "removed">, wanted: readonly string[]): boolean {
  return !draining && !removed && wanted.every((label) => labels.includes(label));
}
