import type { WorkOrder } from "@planloom/api";
import { makePacket, packetText, SYNTHESIS_OUTPUT, synthesisFor, synthesisText } from "@planloom/briefing";
import type { BatchSpec, Plan, Run } from "@planloom/scheduler";

/** The texts that whoever does a batch gets besides its brief: the packet of a sync point, and of a gather what it gathers. */
export function papersOf({ plan, run, spec }: { readonly plan: Plan; readonly run: Run; readonly spec: BatchSpec }): WorkOrder["papers"] {
  if (spec.work === "none") {
    const packet = makePacket(run, spec);
    return [{ name: "packet", json: JSON.stringify(packet, null, 1), markdown: packetText(run, packet) }];
  }
  const task = plan.tasks.find(({ id }) => id === spec.task);
  const synthesis = synthesisFor(run, spec, { asked: task?.outputs.some(({ name }) => name === SYNTHESIS_OUTPUT) ?? false });
  return synthesis === null ? [] : [{ name: "synthesis", json: JSON.stringify(synthesis, null, 1), markdown: synthesisText(synthesis) }];
}
