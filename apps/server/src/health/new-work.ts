import type { DiskWatch } from "./watch-disk.ts";
import type { WriteWatch } from "./watch-writing.ts";

/** Whether the data folder has a place for what new work would bring. */
export interface NewWork {
  /** Why nothing new may be begun, and what to do about it, in whole sentences; `null` while it may. */
  hindrance(): string | null;
}

export function newWork({ disk, writing }: { readonly disk: Pick<DiskWatch, "low">; readonly writing: Pick<WriteWatch, "trouble"> }): NewWork {
  return {
    hindrance() {
      const trouble = writing.trouble();
      if (trouble !== null) return `The server cannot write its files. ${trouble}`;
      return disk.low() === null ? null : "The disk of the server is nearly full. Make room.";
    },
  };
}
