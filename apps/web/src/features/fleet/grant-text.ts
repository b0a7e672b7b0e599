/** What an owner types about a runner, as it stands in the fields. */
export interface GrantText {
  readonly labels: string;
  /** Empty for as many as the runner offers. */
  readonly mostAtOnce: string;
}

interface ReadGrant {
  readonly labels: string[];
  readonly mostAtOnce: number | null;
  /** What is wrong with a field, in a sentence; `null` where nothing is. */
  readonly problems: { readonly labels: string | null; readonly mostAtOnce: string | null };
}

const LABEL = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,62}$/;

/** What the fields mean. Labels stand between commas or blanks; each counts once. */
export function readGrant({ labels: text, mostAtOnce }: GrantText): ReadGrant {
  const labels = [...new Set(text.split(/[\s,]+/).filter((label) => label !== ""))];
  const wrong = labels.find((label) => !LABEL.test(label));
  const most = mostAtOnce.trim() === "" ? null : Number(mostAtOnce);
  const isCount = most === null || (Number.isInteger(most) && most >= 1 && most <= 1_000);
  return {
    labels,
    mostAtOnce: isCount ? most : null,
    problems: {
      labels: wrong === undefined ? (labels.length > 50 ? "50 labels are the most." : null) : `${wrong} is no label: letters, digits and . _ : / - only.`,
      mostAtOnce: isCount ? null : "A whole number from 1 to 1000, or nothing.",
    },
  };
}

/** The fields that show a grant. */
export function grantText({ labels, mostAtOnce }: { readonly labels: readonly string[]; readonly mostAtOnce: number | null }): GrantText {
  return { labels: labels.join(", "), mostAtOnce: mostAtOnce === null ? "" : String(mostAtOnce) };
}
