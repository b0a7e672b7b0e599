/**
 * What a pattern means, said a second time and naively: braces are written out one by one, and each text that comes of
 * it is a regular expression. Knows what the generators of the tests make: no escapes, and classes without braces.
 */
export function referenceMatches(pattern: string, path: string): boolean {
  return expandBraces(pattern).some((text) => asRegExp(text).test(path));
}

/** A list as git reads it: the last pattern that matches decides. */
export function referenceInList(list: readonly string[], path: string): boolean {
  let isIn = false;
  for (const text of list) if (referenceMatches(text.replace(/^!/, ""), path)) isIn = !text.startsWith("!");
  return isIn;
}

function expandBraces(pattern: string): string[] {
  let depth = 0;
  let open = 0;
  const commas: number[] = [];
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at];
    if (char === "{") {
      if (depth === 0) open = at;
      depth += 1;
    } else if (char === "," && depth === 1) commas.push(at);
    else if (char === "}") {
      depth -= 1;
      if (depth > 0) continue;
      const bounds = [open, ...commas, at];
      const inside = bounds.slice(1).map((end, index) => pattern.slice((bounds[index] ?? 0) + 1, end));
      return inside.flatMap((each) => expandBraces(pattern.slice(0, open) + each + pattern.slice(at + 1)));
    }
  }
  return [pattern];
}

function asRegExp(pattern: string): RegExp {
  if (/^(?:\.\/)+\.?$|^\.$/.test(pattern)) return /./;
  const segments = pattern.replace(/^(?:\.\/)+/, "").replace(/\/$/, "/**").split("/");
  const body = segments
    .map((segment, index) => {
      const isLast = index === segments.length - 1;
      if (segment === "**") return isLast ? "[^/]+(?:/[^/]+)*" : "(?:[^/]+/)*";
      const text = segment.replaceAll(/[.]/g, "\\.").replaceAll(/\[[!^]/g, "[^/").replaceAll(/\*+/g, "[^/]*").replaceAll("?", "[^/]");
      return isLast ? text : `${text}/`;
    })
    .join("");
  return new RegExp(`^${body}$`);
}
