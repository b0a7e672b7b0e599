"use client";

import type { PlanSettings, Problem } from "@planloom/scheduler";
import { useEdit, usePlanner } from "../../planner-context.tsx";
import { fieldProblems } from "../fields/field-problems.ts";
import { Section } from "../fields/section.tsx";
import { LongTextField } from "../fields/text-fields.tsx";
import { InspectorHeading } from "../inspector-heading.tsx";
import { AgentList } from "./agent-list.tsx";
import { ResourceList } from "./resource-list.tsx";
import { SettingsFields } from "./settings-fields.tsx";
import { StreamList } from "./stream-list.tsx";

/** The plan itself: its description, settings, streams, agents and resources. */
export function PlanInspector({ problems }: { readonly problems: readonly Problem[] }) {
  const plan = usePlanner((state) => state.draft.plan);
  const edit = useEdit();
  const change = (part: Partial<PlanSettings>, field?: string): void => void edit([{ type: "change-settings", change: part }], field === undefined ? undefined : `settings.${field}`);
  return (
    <>
      <InspectorHeading kind="Plan" title={plan.name} />
      <Section title="About">
        <LongTextField label="Description" field="description" value={plan.description} longest={100_000} onValue={(description) => edit([{ type: "describe-plan", description }], "description")} />
      </Section>
      <Section title="Streams" aside={plan.streams.length}>
        <StreamList plan={plan} problems={problems} />
      </Section>
      <Section title="Agents" aside={plan.agents.length}>
        <AgentList plan={plan} problems={problems} />
      </Section>
      <Section title="Resources" aside={plan.resources.length} isFolded={plan.resources.length === 0}>
        <ResourceList plan={plan} problems={problems} />
      </Section>
      <Section title="Settings">
        <SettingsFields settings={plan.settings} agents={plan.agents} problems={fieldProblems(problems, ({ kind }) => kind === "settings")} onChange={change} />
      </Section>
    </>
  );
}
