"use client";

import { Button, Markdown } from "@planloom/ui";
import { Copy, Download } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { saveFile } from "../../../shell/save-file.ts";

export interface TextPageProps {
  /** What it is, for screen readers and what is said once it was copied. */
  readonly label: string;
  /** Markdown. */
  readonly text: string;
  /** The name of the file without its ending. */
  readonly fileName: string;
  /** The same for programs; `null`: there is none. */
  readonly json: (() => string) | null;
  /** Stands before the buttons. */
  readonly aside?: ReactNode;
}

/** Boxes to tick are of use in a file, not here. */
const UNTICKED = /^- \[ \] /gm;

/** A longer text to read, to copy and to keep. */
export function TextPage({ label, text, fileName, json, aside }: TextPageProps) {
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => toast.success(`${label} copied as Markdown`),
      // Browsers have no clipboard for pages that did not come over TLS.
      () => toast.error("The browser did not allow copying; download it instead"),
    );
  };
  return (
    <div className="flex flex-col gap-3 px-4 py-3 sm:px-5">
      <div className="flex flex-wrap items-center gap-2">
        <div className="mr-auto flex min-w-0 flex-wrap items-center gap-2">{aside}</div>
        <Button size="sm" onClick={copy}>
          <Copy aria-hidden /> Copy as Markdown
        </Button>
        <Button size="sm" variant="ghost" onClick={() => saveFile(text, { name: `${fileName}.md`, type: "text/markdown" })}>
          <Download aria-hidden /> .md
        </Button>
        {json === null ? null : (
          <Button size="sm" variant="ghost" onClick={() => saveFile(json(), { name: `${fileName}.json`, type: "application/json" })}>
            <Download aria-hidden /> .json
          </Button>
        )}
      </div>
      <article aria-label={label} className="max-w-[52rem]">
        <Markdown text={text.replaceAll(UNTICKED, "- ")} className="gap-3 [&_h1]:text-lg [&_h2]:mt-2 [&_h2]:text-base [&_h3]:mt-1 [&_h3]:font-semibold" />
      </article>
    </div>
  );
}
