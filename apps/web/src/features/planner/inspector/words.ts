import type { AcceptancePolicy, AgentKind, DependencyKind, FailurePolicy, LostPolicy, PausePolicy, PlanSettings, Trigger } from "@planloom/scheduler";
import type { Choice } from "./fields/text-fields.tsx";

export const DEPENDENCY_KINDS: readonly Choice<DependencyKind>[] = [
  { value: "order", label: "Order: only comes later" },
  { value: "artifact", label: "Artifact: needs an output" },
  { value: "soft", label: "Soft: may overlap if coordinated" },
  { value: "on-failure", label: "On failure: only if the other fails" },
];

export const TRIGGERS: readonly Choice<Trigger["kind"]>[] = [
  { value: "all", label: "All are accepted" },
  { value: "any", label: "Any one is accepted" },
  { value: "at-least", label: "So many are accepted" },
  { value: "finished", label: "All have ended" },
];

export const BETWEEN: readonly Choice<PausePolicy["between"]>[] = [
  { value: "finish", label: "Finishes" },
  { value: "hand-back", label: "Is handed back" },
];

export const AGENT_KINDS: readonly Choice<AgentKind>[] = [
  { value: "shell", label: "Shell command" },
  { value: "coding-agent", label: "Coding agent" },
  { value: "person", label: "Person" },
];

export const POLICIES: readonly Choice<AcceptancePolicy>[] = [
  { value: "command", label: "The command alone" },
  { value: "person", label: "A person" },
  { value: "both", label: "A person, after the command passed" },
];

/** What an acceptance policy means for a batch of a task. */
export function policyWords(policy: AcceptancePolicy, hasCommand: boolean): string {
  switch (policy) {
    case "command":
      return hasCommand ? "Accepted when the acceptance command exits with 0, sent back otherwise. Nobody is asked." : "Accepted when the work ends without an error. Nobody is asked.";
    case "person":
      return hasCommand ? "A person decides, and sees what the acceptance command said." : "A person looks at every batch and accepts it or sends it back.";
    case "both":
      return "What fails the acceptance command is sent back; what passes waits for a person.";
  }
}

export const FAILURE_POLICIES: readonly Choice<FailurePolicy>[] = [
  { value: "isolated", label: "Skip what depends on it, go on" },
  { value: "blocking", label: "Hold what depends on it" },
  { value: "critical", label: "Pause the run, ask a person" },
];

export const LOST_POLICIES: readonly Choice<LostPolicy>[] = [
  { value: "retry", label: "Run it again elsewhere" },
  { value: "ask", label: "Ask a person" },
];

export const DIRECTORY_MODES: readonly Choice<PlanSettings["directoryMode"]>[] = [
  { value: "in-place", label: "Work in it directly" },
  { value: "copy", label: "A copy for every run" },
];
