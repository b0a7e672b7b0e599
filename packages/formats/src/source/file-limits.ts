/** What a plan file may be at most, so that any text is read or refused in bounded time and memory. */
export const FILE_LIMITS = {
  /** Bytes as UTF-8. */
  bytes: 2 * 1024 * 1024,
  /** Characters of a JSON file. Other tools' traces are that large; reading them costs less than YAML does. */
  jsonCharacters: 32 * 1024 * 1024,
  /** How deep lists and mappings may lie in each other. */
  depth: 32,
  /** How often anchors may be used, those inside of what is used included. */
  aliases: 50,
  /** Words, signs and line ends: more than a plan of this size holds, and still read within seconds. */
  tokens: 1_000_000,
  /** Everything in the file together, repetitions by anchors included. */
  nodes: 1_000_000,
} as const;
