import type { ProblemPlace } from "@planloom/scheduler";

/** The name of the field that a place points at in the inspector that shows it; `null` for the whole of it. */
export function fieldOf(place: ProblemPlace): string | null {
  const field = "field" in place ? (place.field ?? null) : null;
  if (place.kind === "task" || place.kind === "dependency" || place.kind === "settings") return field;
  return field === null ? `${place.kind}.${place.id}` : `${place.kind}.${place.id}.${field}`;
}

/** Brings a field into view, unfolds what it is in, and puts the focus on it; nothing happens where there is none. */
export function revealField(within: HTMLElement, field: string): void {
  const place = within.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  for (let section = place?.closest("details"); section; section = section.parentElement?.closest("details")) section.open = true;
  place?.scrollIntoView({ block: "center" });
  place?.querySelector<HTMLElement>("input, textarea, select, button")?.focus({ preventScroll: true });
}
