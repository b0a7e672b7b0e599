const MIB = 1_024 * 1_024;

/** What a checkpoint from outside may be. Whoever sends it may run commands here anyway; a slip must not fill the disk or the memory. */
export const ZIP_LIMITS = {
  /** Of the zip itself. */
  bytes: 1_024 * MIB,
  entries: 100_000,
  /** Of everything unpacked. */
  unpackedBytes: 2_048 * MIB,
  /** Of one text, which is read into memory. */
  textBytes: 128 * MIB,
  /** Of one file that an attempt handed over. */
  artifactBytes: 100 * MIB,
  /** An entry above `ratioFromBytes` may not be packed more tightly than this: 1 byte for so many. */
  ratio: 300,
  ratioFromBytes: MIB,
} as const;
