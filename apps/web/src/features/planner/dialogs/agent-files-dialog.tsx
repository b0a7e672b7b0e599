"use client";

import { agentFiles } from "@planloom/briefing";
import type { Plan } from "@planloom/scheduler";
import { Button, Dialog, ScrollBox, Select } from "@planloom/ui";
import { strToU8, zipSync } from "fflate";
import { Copy, Download } from "lucide-react";
import { useMemo, useState } from "react";
import { toast } from "sonner";
import { saveFile } from "../../../shell/save-file.ts";

/** Shows the files that coding agents read, as this plan makes them, to copy one or to take all of them along. */
export function AgentFilesDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }) {
  const files = useMemo(() => agentFiles(plan), [plan]);
  const [chosen, setChosen] = useState(files[0]?.path ?? "");
  const shown = files.find(({ path }) => path === chosen) ?? files[0];
  const copy = (): void => {
    navigator.clipboard.writeText(shown?.text ?? "").then(
      () => toast.success(`${shown?.path} copied`),
      // Browsers have no clipboard for pages that did not come over TLS.
      () => toast.error("The browser did not allow copying; download them instead"),
    );
  };
  const download = (): void => saveFile(new Blob([zipped(files)]), { name: `${plan.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-") || "plan"}-agents.zip`, type: "application/zip" });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      width="xl"
      title="Files for agents"
      description="Put them into the repository that the agents work in. They are made from the plan: make them again when it changes. On the command line, planloom agents writes them and leaves alone what somebody changed by hand."
      footer={
        <>
          <Button onClick={copy}>
            <Copy aria-hidden /> Copy this one
          </Button>
          <Button variant="primary" onClick={download}>
            <Download aria-hidden /> Download all as a zip
          </Button>
        </>
      }
    >
      <Select aria-label="File" value={shown?.path ?? ""} onChange={(event) => setChosen(event.target.value)} className="mb-3 sm:w-96">
        {files.map(({ path }) => (
          <option key={path} value={path}>
            {path}
          </option>
        ))}
      </Select>
      <ScrollBox aria-label={shown?.path ?? "The file"} className="max-h-[50dvh] rounded-md bg-sunken dark:bg-raised">
        <pre className="p-3 font-mono text-xs whitespace-pre-wrap">{shown?.text}</pre>
      </ScrollBox>
    </Dialog>
  );
}

/** The time of all entries, so that the same plan gives the same bytes. */
const SOME_DAY = new Date(1980, 0, 1);

function zipped(files: readonly { readonly path: string; readonly text: string }[]): Uint8Array<ArrayBuffer> {
  const bytes = zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])), { mtime: SOME_DAY });
  return new Uint8Array(bytes);
}
