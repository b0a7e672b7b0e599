"use client";

import { Button } from "@planloom/ui";
import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { sizeWords } from "./brief-words.ts";

/** The size of a brief and what else is said of it, and the way to copy it. */
export function BriefHead({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => toast.success("The brief was copied"),
      // Browsers have no clipboard for pages that did not come over TLS.
      () => toast.error("The browser did not allow copying; mark the text instead"),
    );
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
      {children}
      <span className="tabular-nums">{sizeWords(text.length)}</span>
      <Button size="sm" variant="ghost" className="ml-auto" onClick={copy}>
        <Copy aria-hidden /> Copy
      </Button>
    </div>
  );
}
