/** Whether a key press belongs to a field that is being typed in, so that it is no shortcut. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role='dialog'], [role='alertdialog'], [role='menu']") !== null;
}
