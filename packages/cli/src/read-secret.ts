import { text } from "node:stream/consumers";
import type { Readable, Writable } from "node:stream";
import { CliError } from "./cli-error.ts";
import { EXIT } from "./exit-code.ts";

/** What a value is read from: a terminal, or what is piped in. */
type SecretInput = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };

const [ENTER, NEWLINE, INTERRUPT, END, BACKSPACE, DELETE] = ["\r", "\n", "\u0003", "\u0004", "\b", "\u007F"];

/**
 * The value that is typed, unseen, up to the first line end; or all that is piped in. What `echo` adds at the end of a
 * single line is no part of it; one with several lines stays as it is. Throws where there is none.
 */
export async function readSecret(question: string, input: SecretInput, terminal: Writable): Promise<string> {
  const value = input.isTTY === true ? await typed(question, input, terminal) : await text(input);
  const single = value.replace(/\r?\n$/, "");
  const secret = single.includes("\n") ? value : single;
  if (secret === "") throw new CliError(EXIT.wrongInput, "There is no value. Type it, or pipe it in: `planloom secret set NAME < file`.");
  return secret;
}

async function typed(question: string, input: SecretInput, terminal: Writable): Promise<string> {
  terminal.write(question);
  input.setRawMode?.(true);
  input.setEncoding("utf8");
  try {
    let value = "";
    for await (const piece of input.iterator({ destroyOnReturn: false })) {
      for (const sign of String(piece)) {
        if (sign === INTERRUPT) throw new CliError(EXIT.wrongInput, "Nothing was set.");
        if (sign === ENTER || sign === NEWLINE || sign === END) return value;
        value = sign === BACKSPACE || sign === DELETE ? Array.from(value).slice(0, -1).join("") : value + sign;
      }
    }
    return value;
  } finally {
    input.setRawMode?.(false);
    input.pause();
    terminal.write("\n");
  }
}
