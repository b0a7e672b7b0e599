/** A short fingerprint of a text (FNV-1a, 64 bits, as hexadecimal): it tells whether a text was changed, and protects against nobody. */
export function textFingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text.replaceAll("\r\n", "\n")) hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}
