/** What a label may look like: `gpu`, `os:linux`, `team/search`, `node-24.1`. */
const LABEL_PATTERN = /^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,62}$/;

/** What is wrong with the first label that cannot be one, as the end of a sentence that starts with "a label"; `null` where all are right. */
export function labelsFault(labels: readonly string[]): string | null {
  const bad = labels.find((label) => !LABEL_PATTERN.test(label));
  return bad === undefined ? null : `is "${bad}"; use 1 to 63 letters, digits and "_", ".", ":", "/", "-", starting with a letter or digit.`;
}
