/** Text from outside as one line of Markdown that shows it as it is: no headings, tables, links or tags of its own. */
export function plainText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim().replaceAll(/[\\`*_[\]<>|#~]/g, String.raw`\$&`);
}

/** Text from outside as code within a line. */
export function codeText(text: string): string {
  return `\`${text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim().replaceAll("`", "'")}\``;
}

/** What ends a line to some reader of YAML, or may not stand in it, and JSON lets through. */
const NOT_IN_YAML = /[\u007f-\u009f\u2028\u2029\ufeff]/g;

/** The head of a file for programs: YAML between two lines of dashes, every value written as JSON on a line of its own. */
export function frontMatter(fields: Readonly<Record<string, string | number | null>>): string {
  return ["---", ...Object.entries(fields).map(([name, value]) => `${name}: ${oneLine(value)}`), "---"].join("\n");
}

function oneLine(value: string | number | null): string {
  return JSON.stringify(value).replaceAll(NOT_IN_YAML, (found) => String.raw`\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** A section, or nothing where there are no lines. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];
}

/** At most `most` of the lines, and how many there are besides. */
export function firstLines(lines: readonly string[], most: number, rest: (count: number) => string): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), rest(lines.length - most)];
}
