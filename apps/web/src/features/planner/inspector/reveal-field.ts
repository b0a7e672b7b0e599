/** Brings a field into view, unfolds what it is in, and puts the focus on it; nothing happens where there is none. */
export function revealField(within: HTMLElement, field: string): void {
  const place = within.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
  const section = place?.closest("details");
  if (section) section.open = true;
  place?.scrollIntoView({ block: "center" });
  place?.querySelector<HTMLElement>("input, textarea, select, button")?.focus({ preventScroll: true });
}
