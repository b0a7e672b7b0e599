/** A row of the route table that fits a request, with the values of its `:name` segments. */
export interface RouteMatch<Key extends string> {
  readonly key: Key;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Finds the row `METHOD /path` that a request means. `other-method` where the path exists but not with this method.
 * Segments are compared decoded; one that cannot be decoded matches nothing.
 */
export function matchRoute<Key extends string>(keys: readonly Key[], method: string, path: string): RouteMatch<Key> | "other-method" | null {
  const segments = path.split("/").map(decoded);
  if (segments.includes(null)) return null;
  let otherMethod = false;
  for (const key of keys) {
    const [rowMethod, rowPath] = key.split(" ");
    const values = rowPath === undefined ? null : fit(rowPath.split("/"), segments);
    if (values === null) continue;
    if (rowMethod === method) return { key, values };
    otherMethod = true;
  }
  return otherMethod ? "other-method" : null;
}

function fit(pattern: readonly string[], segments: readonly (string | null)[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = segments[index];
    if (given === null || given === undefined) return null;
    if (part.startsWith(":") && given !== "") values[part.slice(1)] = given;
    else if (part !== given) return null;
  }
  return values;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
