"use client";

import type { Dependency } from "@planloom/scheduler";
import { useEdit } from "../planner-context.tsx";
import type { FieldProblems } from "./fields/field-problems.ts";
import { LAG, SPAN } from "./fields/parsed.ts";
import { ChoiceField, NumberField } from "./fields/text-fields.tsx";
import { DEPENDENCY_KINDS } from "./words.ts";

export interface DependencyFieldsProps {
  readonly dependency: Dependency;
  readonly problems: FieldProblems;
}

/** What kind a dependency is; with `label` the kind is named for those who do not see where it stands. */
export function KindField({ dependency: { from, to, kind }, problems, label }: DependencyFieldsProps & { readonly label?: string }) {
  const edit = useEdit();
  return (
    <ChoiceField
      label={label ?? "Kind"}
      hideLabel={label !== undefined}
      value={kind}
      choices={DEPENDENCY_KINDS}
      problem={problems("")}
      onValue={(next) => edit([{ type: "change-dependency", from, to, change: { kind: next } }])}
    />
  );
}

/** The time that belongs to the kind of a dependency; the other one is shown too where it is set. */
export function DependencyTimes({ dependency: { from, to, kind, lagMinutes, penaltyMinutes }, problems }: DependencyFieldsProps) {
  const edit = useEdit();
  const change = (part: Partial<Pick<Dependency, "lagMinutes" | "penaltyMinutes">>, field: string): void =>
    void edit([{ type: "change-dependency", from, to, change: part }], `dependency.${from}.${to}.${field}`);
  return (
    <>
      {keepsDistance(kind) || lagMinutes > 0 ? (
        <NumberField label="Lag, minutes" field="lagMinutes" hint="How long to wait after the first is accepted." problem={problems("lagMinutes")} limits={LAG} value={lagMinutes} onValue={(next) => change({ lagMinutes: next }, "lagMinutes")} />
      ) : null}
      {kind === "soft" || penaltyMinutes > 0 ? (
        <NumberField
          label="Cost of overlapping, minutes"
          field="penaltyMinutes"
          hint="Extra work when the two run at the same time."
          problem={problems("penaltyMinutes")}
          limits={SPAN}
          value={penaltyMinutes}
          onValue={(next) => change({ penaltyMinutes: next }, "penaltyMinutes")}
        />
      ) : null}
    </>
  );
}

/** The time that counts for a dependency, in a few words; `null` where there is none. */
export function timeWords({ kind, lagMinutes, penaltyMinutes }: Dependency): string | null {
  if (kind === "soft") return penaltyMinutes > 0 ? `${penaltyMinutes} min if they overlap` : null;
  return keepsDistance(kind) && lagMinutes > 0 ? `${lagMinutes} min later` : null;
}

/** Whether a lag counts. */
function keepsDistance(kind: Dependency["kind"]): boolean {
  return kind === "order" || kind === "artifact";
}
