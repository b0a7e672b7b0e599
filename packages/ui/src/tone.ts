/** What a colour says. Never shown without a word or an icon that says the same. */
export type Tone = "neutral" | "accent" | "info" | "success" | "warning" | "danger" | "person";

/** A quiet filled area with text that reads on it. */
export const SOFT_TONE: Readonly<Record<Tone, string>> = {
  neutral: "bg-sunken text-muted",
  accent: "bg-accent-soft text-accent-ink",
  info: "bg-info-soft text-info-ink",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
  person: "bg-person-soft text-person-ink",
};

/** A strong fill, for bars and dots. */
export const SOLID_TONE: Readonly<Record<Tone, string>> = {
  neutral: "bg-line-strong",
  accent: "bg-accent",
  info: "bg-info",
  success: "bg-success",
  warning: "bg-warning",
  danger: "bg-danger",
  person: "bg-person",
};

/** Text alone. */
export const TEXT_TONE: Readonly<Record<Tone, string>> = {
  neutral: "text-muted",
  accent: "text-accent-ink",
  info: "text-info-ink",
  success: "text-success-ink",
  warning: "text-warning-ink",
  danger: "text-danger-ink",
  person: "text-person-ink",
};
