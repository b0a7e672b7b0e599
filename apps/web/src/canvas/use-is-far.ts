import { useStore } from "@xyflow/react";

/** Under this the small print of a task cannot be read. */
const READABLE_ZOOM = 0.6;

/** Whether the graph is so far away that only titles can be read. Draws again only when that changes. */
export function useIsFar(): boolean {
  return useStore(({ transform }) => transform[2] < READABLE_ZOOM);
}
