import { AGENT_KINDS, BETWEEN, DEPENDENCY_KINDS, DIRECTORY_MODES, FAILURE_POLICIES, LOST_POLICIES, POLICIES, TRIGGERS } from "../inspector/words.ts";
import { PART_WORDS } from "../inspector/field-words.ts";

/** What can be chosen in a field, or in a part of one, in the words of the inspector. No value means two things. */
const CHOICES: Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>> = {
  onFailure: FAILURE_POLICIES,
  onLost: LOST_POLICIES,
  directoryMode: DIRECTORY_MODES,
  between: BETWEEN,
  policy: POLICIES,
  kind: [...DEPENDENCY_KINDS, ...AGENT_KINDS, ...TRIGGERS, { value: "task", label: "Task" }, { value: "sync", label: "Sync point" }],
};

/** The people's names of variables: no words of ours. */
const NAMES_OF_THEIR_OWN: ReadonlySet<string> = new Set(["environment"]);

/**
 * A value of a plan for people: lists with commas, what holds several values as `name: value`, and nothing as "nothing".
 * `field` is the field, or the part of one, that holds it.
 */
export function valueWords(value: unknown, field: string): string {
  if (value === null || value === "") return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map((item) => valueWords(item, field)).join(", ");
  if (typeof value === "string") return CHOICES[field]?.find((choice) => choice.value === value)?.label ?? value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object") return JSON.stringify(value) ?? "nothing";
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== "" && !(Array.isArray(part) && part.length === 0));
  if (parts.length === 0) return "nothing";
  if (parts.length === 1 && "kind" in value) return valueWords(value.kind, "kind");
  const nameOf = (part: string): string => (NAMES_OF_THEIR_OWN.has(field) ? part : (PART_WORDS[part] ?? part));
  return parts.map(([name, part]) => `${nameOf(name)}: ${valueWords(part, name)}`).join(", ");
}
