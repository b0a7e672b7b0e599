import { ScrollBox } from "@planloom/ui";
import { useMemo } from "react";
import { LogLineText } from "./log-line-text.tsx";
import { LogText } from "./log-text.ts";

/** A short piece of output as a whole, in its colours. */
export function LogLines({ text, label }: { readonly text: string; readonly label: string }) {
  const lines = useMemo(() => {
    const log = new LogText();
    log.append({ from: 0, to: text.length, text });
    return [...log.lines, ...(log.openLine === null ? [] : [log.openLine])];
  }, [text]);
  return (
    <ScrollBox aria-label={label} className="log-ground max-h-72 bg-sunken px-3 py-2 font-mono text-xs leading-[1.45] whitespace-pre">
      {lines.map((line, index) => (
        <div key={index} className="min-h-[1.45em]">
          <LogLineText line={line} matches={[]} current={null} />
        </div>
      ))}
    </ScrollBox>
  );
}
