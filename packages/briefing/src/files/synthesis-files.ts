import type { Briefing, TextFile } from "../briefing.ts";
import { synthesise } from "../synthesis/synthesise.ts";
import { synthesisText } from "../synthesis/synthesis-text.ts";
import { jsonFile } from "./json-text.ts";

/** What was found in the run, as one report; nothing where nobody found anything. */
export function synthesisFiles({ plan, state }: Briefing): readonly TextFile[] {
  const synthesis = synthesise({ title: plan.name, run: state, batches: null });
  if (synthesis.counts.entries === 0) return [];
  return [
    { path: "synthesis.md", text: synthesisText(synthesis) },
    { path: "synthesis.json", text: jsonFile(synthesis) },
  ];
}
