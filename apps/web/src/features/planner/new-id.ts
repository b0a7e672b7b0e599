const TOKEN_LENGTH = 4;

/**
 * An id that is not taken yet, made from a name and a random token: `Send mail!` becomes `send-mail-k3f9`. The token
 * keeps two windows that add something at the same moment from giving both the same id.
 */
export function newId(name: string, taken: readonly { readonly id: string }[], token: () => string = randomToken): string {
  const known = new Set(taken.map(({ id }) => id));
  const base = name.toLowerCase().normalize("NFKD").replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "").slice(0, 48) || "task";
  for (;;) {
    const id = `${base}-${token()}`;
    if (!known.has(id)) return id;
  }
}

function randomToken(): string {
  const numbers = crypto.getRandomValues(new Uint32Array(TOKEN_LENGTH));
  return Array.from(numbers, (number) => (number % 36).toString(36)).join("");
}
