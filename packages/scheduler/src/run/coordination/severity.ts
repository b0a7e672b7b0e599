/** How much a finding matters, most first. */
export const SEVERITIES = ["critical", "major", "minor", "info"] as const;

export type Severity = (typeof SEVERITIES)[number];
