"use client";

import { SECRET_NAME_PATTERN } from "@planloom/scheduler";
import { useQuery } from "@tanstack/react-query";
import { useApi } from "../../../../trpc/use-api.ts";
import type { FieldProblem } from "./field-problems.ts";
import { LinesField } from "./text-fields.tsx";

interface SecretsFieldProps {
  readonly field: string;
  readonly hint: string;
  readonly problem: FieldProblem | null;
  readonly value: readonly string[];
  readonly onValue: (value: readonly string[]) => void;
}

/** Names of secrets, one per line. Says which of them the workspace does not have: a plan that names one cannot be started. */
export function SecretsField({ problem, value, hint, onValue, ...props }: SecretsFieldProps) {
  const { data } = useQuery(useApi().secret.list.queryOptions(undefined, { staleTime: 10_000 }));
  const missing = data === undefined ? [] : value.filter((name) => SECRET_NAME_PATTERN.test(name) && !data.some((secret) => secret.name === name));
  const warning: FieldProblem | null = missing.length === 0 ? null : { severity: "warning", message: `The workspace has no ${missing.join(", ")} yet. Set it in the settings, or the plan cannot be started.` };
  return <LinesField {...props} label="Secrets" hint={hint} placeholder="None" mono longest={64} problem={problem ?? warning} value={value} onValue={(next) => onValue([...new Set(next)].slice(0, 100))} />;
}
