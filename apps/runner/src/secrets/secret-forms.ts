/** A shorter secret would make holes in every log. */
const SHORTEST_SECRET = 6;
/** A line break within a base64 form is only passed over from here on: a line that ends like a form begins is no secret. */
export const BREAKS_AFTER = 4;
/** What begins after an earlier break is looked for by itself, where it has so many characters. */
const SHORTEST_REST = 6;

/** The texts that give a secret away. */
export interface SecretForms {
  /** The secret as it is, and as JSON, URLs and hexadecimal dumps write it. */
  readonly plain: readonly string[];
  /** Of its base64 forms, what does not depend on what stands before and after it. Line breaks may stand in between. */
  readonly wrapped: readonly string[];
}

/**
 * All forms of some secrets. Throws where one has fewer than 6 characters, with a message for people that does not say
 * which.
 */
export function secretForms(secrets: readonly string[]): SecretForms {
  if (secrets.some((secret) => Array.from(secret).length < SHORTEST_SECRET)) {
    throw new Error(`A secret has fewer than ${SHORTEST_SECRET} characters and cannot be kept out of the log. Choose a longer one.`);
  }
  const texts = secrets.flatMap((secret) => [secret, ...linesOf(secret)]);
  return { plain: distinct(texts.flatMap(plainForms)), wrapped: distinct(texts.flatMap(base64Forms)) };
}

/** Programs print a key line by line, with something before each, or with other line ends. */
function linesOf(secret: string): string[] {
  return secret.includes("\n") ? secret.split(/\r?\n/).map((line) => line.trim()).filter((line) => Array.from(line).length >= SHORTEST_SECRET) : [];
}

function plainForms(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replaceAll(/[^\0-~]/g, (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const url = encodeURIComponent(secret.toWellFormed());
  const strict = url.replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams([["", secret]]).toString().slice(1);
  const urls = [url, strict, form, url.replaceAll("%20", "+"), strict.replaceAll("%20", "+"), encodeURI(secret.toWellFormed())];
  const hex = Buffer.from(secret).toString("hex");
  return [
    secret,
    json,
    json.replaceAll("/", String.raw`\/`),
    ascii,
    ascii.replaceAll("/", String.raw`\/`),
    ...urls,
    ...urls.map((text) => text.replaceAll(/%../g, (escape) => escape.toLowerCase())),
    hex,
    hex.toUpperCase(),
  ];
}

/** A byte of the secret may be the first, second or third of the three that make four characters. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    // From the first character that knows only the secret, to the last.
    const form = whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    const rests = Array.from({ length: BREAKS_AFTER - 1 }, (_, cut) => form.slice(cut + 1)).filter((rest) => rest.length >= SHORTEST_REST);
    return [form, ...rests].flatMap((text) => [text, text.replaceAll("+", "-").replaceAll("/", "_")]);
  });
}

const distinct = (forms: readonly string[]): string[] => [...new Set(forms)];
