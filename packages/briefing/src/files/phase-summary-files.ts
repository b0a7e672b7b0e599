import type { BatchSpec, Run } from "@planloom/scheduler";
import type { Briefing, TextFile } from "../briefing.ts";
import { makePacket } from "../packet/make-packet.ts";
import { packetText } from "../packet/packet-text.ts";
import { frontMatter } from "../words/markdown.ts";

/** A file for every sync point that was passed: what came together there. */
export function phaseSummaryFiles({ state }: Briefing): readonly TextFile[] {
  return state.spec.batches.flatMap((spec) => {
    const phase = state.batches[spec.id]?.phase;
    if (spec.work !== "none" || phase?.kind !== "accepted") return [];
    return [{ path: `phase-summaries/${spec.id}.md`, text: summaryOf(state, spec, phase.at) }];
  });
}

function summaryOf(run: Run, spec: BatchSpec, passedAt: number): string {
  const packet = makePacket(run, spec);
  const head = frontMatter({ syncPoint: spec.id, title: spec.title, passedAt: new Date(passedAt).toISOString(), inputs: packet.work.length });
  return `${head}\n\n${packetText(run, packet)}`;
}
