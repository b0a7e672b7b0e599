import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";
import type { ServerAddress } from "./find-server.ts";

interface Question {
  readonly method?: "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Blob;
}

/** Asks the server for something that is no tRPC call. Throws a `CliError` where nobody answers. */
export async function askServer({ url, token }: ServerAddress, path: string, question: Question = {}): Promise<Response> {
  return fetch(`${url}${path}`, { ...question, headers: { authorization: `Bearer ${token}`, ...question.headers } }).catch((cause: unknown) => {
    throw new CliError(EXIT.noServer, `The server at ${url} does not answer. Is it running? Start it with \`npm start\`.`, null, { cause });
  });
}

/** Writes an answer into a new file of its owner alone, whole or not at all. Throws a `CliError` if it is cut off. */
export async function saveAnswer(body: NonNullable<Response["body"]>, path: string): Promise<{ bytes: number; sha256: string }> {
  const unfinished = `${path}.part`;
  const hash = createHash("sha256");
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(Readable.fromWeb(body), counted, createWriteStream(unfinished, { mode: 0o600, flush: true }));
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new CliError(EXIT.noServer, `The answer was cut off, and ${path} was not written: ${cause instanceof Error ? cause.message : String(cause)}`, null, { cause });
  }
  return { bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}

/** Why the server did not do it, as it says; its text where it says it in no known form. */
export async function refusalText(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const told: unknown = JSON.parse(text);
    if (typeof told !== "object" || told === null || !("error" in told)) return text;
    const { error } = told;
    return typeof error === "object" && error !== null && "message" in error && typeof error.message === "string" ? error.message : text;
  } catch (notJson) {
    return notJson instanceof SyntaxError ? text : String(notJson);
  }
}
