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
    // It scrolls, so it has to be reachable by the keyboard.
    <pre tabIndex={0} role="group" aria-label={label} className="log-ground thin-scroll max-h-72 overflow-auto bg-sunken px-3 py-2 font-mono text-xs leading-[1.45]">
      {lines.map((line, index) => (
        <div key={index} className="min-h-[1.45em]">
          <LogLineText line={line} matches={[]} current={null} />
        </div>
      ))}
    </pre>
  );
}
