import type { PlanClash } from "@planloom/scheduler";

/** Longer texts are cut: the dialog compares, it does not show plans. */
const LONGEST = 160;

export interface ClashWords {
  readonly message: string;
  readonly mine: string;
  readonly theirs: string;
}

/** A clash in words, with what each side wants there. */
export function clashWords({ message, field, mine, theirs }: PlanClash, winner: "mine" | "theirs"): ClashWords {
  // The scheduler's sentence ends with what becomes of it when mine wins.
  const [what = message] = message.split(/; (?=[^;]*$)/);
  return { message: winner === "mine" ? message : `${what}; theirs is taken.`, mine: sideWords(mine, field), theirs: sideWords(theirs, field) };
}

function sideWords(value: unknown, field: string | null): string {
  if (field === null) return value === null ? "not there" : `there${nameOf(value)}`;
  return shortened(valueWords(value));
}

/** A value of a plan for people: lists with commas, what holds several values as `name: value`, and nothing as "nothing". */
function valueWords(value: unknown): string {
  if (value === null || value === "") return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.map(valueWords).join(", ");
  if (typeof value === "string") return value;
  if (typeof value !== "object") return JSON.stringify(value) ?? "nothing";
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== "" && !(Array.isArray(part) && part.length === 0));
  return parts.length === 0 ? "nothing" : parts.map(([name, part]) => `${name}: ${valueWords(part)}`).join(", ");
}

function nameOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  if ("title" in value) return `, as "${shortened(String(value.title))}"`;
  return "name" in value ? `, as "${shortened(String(value.name))}"` : "";
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
