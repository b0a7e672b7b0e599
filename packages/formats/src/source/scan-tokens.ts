import { type CST, Lexer, Parser } from "yaml";
import { FILE_LIMITS } from "./file-limits.ts";
import { tooDeepOffset } from "./too-deep-offset.ts";

export type ScanResult =
  | { readonly kind: "scanned"; readonly tokens: readonly CST.Token[] }
  /** The text is too much to be read. */
  | { readonly kind: "refused"; readonly offset: number; readonly message: string };

/**
 * Cuts a text into the tokens of its documents. Gives up early on texts made to be slow: what builds documents from
 * tokens calls itself once per level and allocates for every sign.
 */
export function scanTokens(text: string): ScanResult {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > FILE_LIMITS.tokens) return { kind: "refused", offset: parser.offset, message: `The file holds more than ${FILE_LIMITS.tokens} words and signs.` };
    // Open levels, with room for the tokens that are none: exact only below, but this one stops before the work is done.
    if (parser.stack.length > FILE_LIMITS.depth * 4) return tooDeep(parser.offset);
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  const deep = tooDeepOffset(tokens);
  return deep === null ? { kind: "scanned", tokens } : tooDeep(deep);
}

function tooDeep(offset: number): ScanResult {
  return { kind: "refused", offset, message: `Lists and mappings lie in each other more than ${FILE_LIMITS.depth} levels deep.` };
}
