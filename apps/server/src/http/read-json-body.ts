import type { IncomingMessage } from "node:http";
import { ApiError } from "@planloom/api";
import type { z } from "zod";

/** Reads a JSON body of at most `limit` bytes. Throws an `ApiError` if it is larger, no JSON, or not of this shape. */
export async function readJsonBody<T extends z.ZodType>(request: IncomingMessage, schema: T, limit: number): Promise<z.output<T>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new ApiError("too-large", `The request is larger than ${limit} bytes.`);
    chunks.push(bytes);
  }
  const parsed = schema.safeParse(parseJson(Buffer.concat(chunks).toString("utf8")));
  if (!parsed.success) throw new ApiError("invalid", "The request does not have the expected shape.", { cause: parsed.error });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ApiError("invalid", "The request is not JSON.", { cause });
  }
}
