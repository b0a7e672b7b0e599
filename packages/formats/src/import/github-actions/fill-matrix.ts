import { entryOf, plainData, type SourceNode, textOf } from "../../source/source-node.ts";
import type { Combination } from "./expand-matrix.ts";

const MATRIX_VALUE = /\$\{\{\s*matrix\.([A-Za-z_][\w.-]*)\s*\}\}/g;

/**
 * A text with `${{ matrix.name }}` replaced by the values of a combination. No other expression is evaluated; they stay
 * as they are.
 */
export function fillMatrix(text: string, combination: Combination): string {
  return text.replaceAll(MATRIX_VALUE, (whole, path: string) => {
    const [name = "", ...rest] = path.split(".");
    const value = rest.reduce<SourceNode | undefined>((node, key) => entryOf(node, key), combination.get(name));
    return value === undefined ? whole : matrixText(value);
  });
}

/** A value of a matrix as GitHub shows it in the names of jobs. */
export function matrixText(value: SourceNode): string {
  return textOf(value) ?? (value.kind === "scalar" ? "" : JSON.stringify(plainData(value)));
}

/** Whether there is an expression left that would have to be evaluated. */
export function hasExpression(text: string): boolean {
  return text.includes("${{");
}
