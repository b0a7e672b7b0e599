import { plainText } from "../words/markdown.ts";
import { durationWords } from "../words/times.ts";
import type { BriefFacts } from "./brief-facts.ts";

/** Who is spoken to, of what this is a part, and how long it should take. */
export function rolePart({ plan, spec, agent }: BriefFacts): readonly string[] {
  const role = agent?.role.trim() ?? "";
  const stream = plan.streams.find(({ id }) => id === spec.stream);
  const name = agent === null ? "" : `You are **${plainText(agent.name)}**${stream === undefined ? "" : `, and work in the stream **${plainText(stream.name)}**`}.`;
  const share = spec.count === 1 ? "This is the whole of the task" : `This is batch ${spec.index} of ${spec.count} of the task; do only this batch`;
  return [
    [role, name].filter((text) => text !== "").join(" "),
    "",
    `It belongs to "${plainText(plan.name)}". ${share}. It should take about ${durationWords(spec.estimateMinutes * 60_000)}; stop and say so when it takes half as long again.`,
  ];
}
