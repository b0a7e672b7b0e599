import type { AcceptancePolicy, AgentKind, DependencyKind, FailurePolicy, LostPolicy, Plan } from "@planloom/scheduler";
import type { Choice } from "./choice-field.tsx";

export const KIND_CHOICES: readonly Choice<DependencyKind>[] = [
  { value: "order", label: "Order: only comes later" },
  { value: "artifact", label: "Artifact: needs an output" },
  { value: "soft", label: "Soft: may overlap if coordinated" },
];

export const POLICY_CHOICES: readonly Choice<AcceptancePolicy>[] = [
  { value: "command", label: "The command alone" },
  { value: "person", label: "A person" },
  { value: "both", label: "The command, then a person" },
];

/** What each policy means, under its field. */
export const POLICY_HINTS: Readonly<Record<AcceptancePolicy, string>> = {
  command: "Accepted when the acceptance command (or, without one, the work itself) exits with 0. Otherwise it goes to rework by itself, twice at most.",
  person: "Somebody looks at every batch. The acceptance command's result is shown to them.",
  both: "The acceptance command runs first; then somebody looks.",
};

export const FAILURE_CHOICES: readonly Choice<FailurePolicy>[] = [
  { value: "blocking", label: "Blocking: what depends on it waits" },
  { value: "isolated", label: "Isolated: what depends on it is skipped" },
  { value: "critical", label: "Critical: the run pauses" },
];

export const LOST_CHOICES: readonly Choice<LostPolicy>[] = [
  { value: "retry", label: "Try again by itself" },
  { value: "ask", label: "Ask a person" },
];

export const AGENT_CHOICES: readonly Choice<AgentKind>[] = [
  { value: "shell", label: "Shell command" },
  { value: "coding-agent", label: "Coding agent" },
  { value: "person", label: "Person" },
];

export const DIRECTORY_CHOICES: readonly Choice<Plan["settings"]["directoryMode"]>[] = [
  { value: "in-place", label: "Work in it directly" },
  { value: "copy", label: "A copy for every run" },
];

/** A list of things by name, with a first entry for none. */
export function named<Id extends string>(list: readonly { readonly id: Id; readonly name: string }[], none: string): readonly Choice<Id | "">[] {
  return [{ value: "", label: none }, ...list.map(({ id, name }) => ({ value: id, label: name || id }))];
}
