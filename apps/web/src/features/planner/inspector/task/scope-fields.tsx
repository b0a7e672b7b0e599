import { PLAN_LIMITS, type Scope, type Task } from "@planloom/scheduler";
import { More } from "../fields/more.tsx";
import { LinesField } from "../fields/text-fields.tsx";
import type { TaskFieldsProps } from "./task-fields-props.ts";

/** The files a task touches; those it only appends to or wants for itself are folded away. */
export function ScopeFields(props: TaskFieldsProps) {
  const { appends, exclusive } = props.task.scope;
  return (
    <>
      <Globs {...props} access="writes" />
      <Globs {...props} access="reads" />
      <More title="Appended or exclusive" aside={specialWords({ appends, exclusive })}>
        <Globs {...props} access="appends" />
        <Globs {...props} access="exclusive" />
      </More>
    </>
  );
}

const ACCESSES: Readonly<Record<keyof Scope, { readonly label: string; readonly hint: string }>> = {
  writes: { label: "Writes", hint: "One file or pattern per line, such as src/api/**; !src/api/old/** takes some away." },
  reads: { label: "Reads", hint: "One file or pattern per line." },
  appends: { label: "Only adds lines to", hint: "Such as CHANGELOG.md. Several tasks may, at the same time." },
  exclusive: { label: "Wants for itself", hint: "Nobody else may touch these meanwhile, not even to read." },
};

function Globs({ task, problems, onChange, access }: TaskFieldsProps & { readonly access: keyof Scope }) {
  const field = `scope.${access}`;
  const { label, hint } = ACCESSES[access];
  return (
    <LinesField
      label={label}
      field={field}
      hint={hint}
      problem={problems(field)}
      value={task.scope[access]}
      longest={PLAN_LIMITS.glob}
      mono
      onValue={(globs) => onChange({ scope: { ...task.scope, [access]: globs } }, field)}
    />
  );
}

/** How many files there are in a scope, in a few words. */
export function scopeWords({ scope: { writes, reads } }: Task): string {
  return writes.length + reads.length === 0 ? "no files" : `${writes.length} written, ${reads.length} read`;
}

function specialWords({ appends, exclusive }: Pick<Scope, "appends" | "exclusive">): string | null {
  const count = appends.length + exclusive.length;
  return count === 0 ? null : count === 1 ? "1 pattern" : `${count} patterns`;
}
