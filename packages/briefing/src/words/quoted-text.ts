/** Whatever ends a line to some reader: a Markdown parser, a terminal, an editor, a model. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** The lines of a text from outside, whatever it ends them with. */
export function linesOf(text: string): readonly string[] {
  return text.split(LINE_END);
}

/**
 * A longer text from outside as a quotation, each line after `indent`, without blank lines: nothing in it can pass for a
 * heading, a list or the end of what it is quoted in. Nothing where there is no text.
 */
export function quotedText(text: string, indent = ""): readonly string[] {
  return linesOf(text).flatMap((line) => (line.trim() === "" ? [] : [`${indent}> ${line.trimEnd()}`]));
}
