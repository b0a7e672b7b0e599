"use client";

import type { Plan } from "@planloom/scheduler";
import { type ChangeEvent, type RefObject, useRef, useState } from "react";
import { readPlanUpload, type UploadResult } from "./read-plan-upload.ts";

export interface PlanImport {
  /** Opens the browser's own dialog for files. */
  readonly choose: () => void;
  /** Reads a file, then either creates its plan or keeps what was wrong in `refused`. */
  readonly take: (file: File) => void;
  readonly refused: Extract<UploadResult, { kind: "refused" }> | null;
  readonly dismiss: () => void;
  /** Belongs on an `<input type="file">` that need not be seen. */
  readonly input: { readonly ref: RefObject<HTMLInputElement | null>; readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void };
}

/** Imports plans from files. `onPlan` gets each plan that could be read. */
export function usePlanImport(onPlan: (plan: Plan) => void): PlanImport {
  const ref = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<PlanImport["refused"]>(null);
  const read = async (file: File) => {
    const result = await readPlanUpload(file);
    setRefused(result.kind === "refused" ? result : null);
    if (result.kind === "read") onPlan(result.plan);
  };
  const take = (file: File) => void read(file);
  return {
    choose: () => ref.current?.click(),
    take,
    refused,
    dismiss: () => setRefused(null),
    input: {
      ref,
      onChange: ({ target }) => {
        const [file] = target.files ?? [];
        // The same file can be chosen again after it was mended.
        target.value = "";
        if (file !== undefined) take(file);
      },
    },
  };
}
