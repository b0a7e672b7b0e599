import type { PlanClash } from "@planloom/scheduler";
import { fieldWords } from "../inspector/field-words.ts";
import { valueWords } from "./value-words.ts";

/** Longer texts are cut: the dialog compares, it does not show plans. */
const LONGEST = 160;

export interface ClashWords {
  readonly message: string;
  readonly mine: string;
  readonly theirs: string;
}

/** A clash in words, with what each side wants there. */
export function clashWords({ message: told, place, field, mine, theirs }: PlanClash, winner: "mine" | "theirs"): ClashWords {
  // The scheduler knows the fields by their names in the plan.
  const message = field === null ? told : told.replace(`"${field}"`, () => `"${fieldWords(place, field)}"`);
  // The scheduler's sentence ends with what becomes of it when mine wins.
  const [what = message] = message.split(/; (?=[^;]*$)/);
  return { message: winner === "mine" ? message : `${what}; theirs is taken.`, mine: sideWords(mine, field), theirs: sideWords(theirs, field) };
}

function sideWords(value: unknown, field: string | null): string {
  if (field === null) return value === null ? "not there" : `there${nameOf(value)}`;
  return shortened(valueWords(value, field));
}

function nameOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return "";
  if ("title" in value) return `, as "${shortened(String(value.title))}"`;
  return "name" in value ? `, as "${shortened(String(value.name))}"` : "";
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
