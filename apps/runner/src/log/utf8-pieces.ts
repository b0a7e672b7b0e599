import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import type { MaskedStream } from "../secrets/mask.ts";

/**
 * The text of a stream of bytes without the secrets in it, piece by piece as it comes. A character cut by the border of two pieces comes whole,
 * bytes that are no UTF-8 come as U+FFFD. Ends also where the stream is destroyed. Reading slowly slows the writer.
 */
export async function* utf8Pieces(stream: Readable, masked: MaskedStream): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  try {
    for await (const chunk of stream) {
      const text = decoder.write(masked.write(chunk));
      if (text !== "") yield text;
    }
  } catch (error) {
    if (!stream.destroyed) throw error;
  }
  const rest = decoder.write(masked.end()) + decoder.end();
  if (rest !== "") yield rest;
}
