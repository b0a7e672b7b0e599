"use client";

import { Button } from "@planloom/ui";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";

/** A command to be copied as a whole. */
export function CommandBox({ command }: { readonly command: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(command);
      setCopied(true);
    } catch {
      // Browsers have no clipboard for pages that did not come over TLS.
      toast.error("The browser did not allow copying", { description: "Select the command and copy it by hand." });
    }
  };
  return (
    <div className="flex items-start gap-2 rounded-lg border border-line bg-sunken p-2.5">
      <code className="min-w-0 flex-1 font-mono text-xs leading-relaxed break-all select-all">{command}</code>
      <Button size="sm" onClick={() => void copy()}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        {copied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
