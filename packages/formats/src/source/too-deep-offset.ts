import type { CST } from "yaml";
import { FILE_LIMITS } from "./file-limits.ts";

/**
 * The offset of the first list or mapping that lies too deep, `null` where all is well. Looks at the tokens, because
 * what builds the document from them calls itself once per level and would run out of stack. Linear.
 */
export function tooDeepOffset(tokens: readonly CST.Token[]): number | null {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (token.type === "document") {
      if (token.value !== undefined) open.push({ token: token.value, depth });
    } else if ("items" in token) {
      if (depth >= FILE_LIMITS.depth) return token.offset;
      for (const { key, value } of token.items) {
        for (const inner of [key, value]) if (inner !== null && inner !== undefined) open.push({ token: inner, depth: depth + 1 });
      }
    }
  }
  return null;
}
