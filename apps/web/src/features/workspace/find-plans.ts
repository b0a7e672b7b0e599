import type { PlanSummary } from "@planloom/api";

/** The plans whose name or description holds every word of `text`, whatever the case; all of them for an empty text. */
export function findPlans(plans: readonly PlanSummary[], text: string): readonly PlanSummary[] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter((word) => word !== "");
  return plans.filter(({ name, description }) => {
    const said = `${name}\n${description}`.toLocaleLowerCase();
    return words.every((word) => said.includes(word));
  });
}
