"use client";

import type { ReactNode } from "react";

/** A part of the inspector under a heading that opens and closes. */
export function Section({ title, open = false, children }: { readonly title: string; readonly open?: boolean; readonly children: ReactNode }) {
  return (
    <details open={open} className="group border-b border-line">
      <summary className="cursor-pointer px-4 py-2.5 text-sm font-semibold select-none hover:bg-sunken">{title}</summary>
      <div className="flex flex-col gap-3 px-4 pt-1 pb-4">{children}</div>
    </details>
  );
}
