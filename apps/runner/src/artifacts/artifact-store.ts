import { createWriteStream } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { httpRequest, readText } from "../connection/http-request.ts";
import { retry } from "../connection/retry.ts";
import type { ServerLink } from "../connection/server-link.ts";
import type { Fence } from "../protocol.ts";
import { artifactUrl } from "./artifact-url.ts";
import { HttpFailure, isFinalFailure } from "./http-failure.ts";

/** Files on their way to the server and back. Everything is tried again until it works, is refused, or `signal` aborts. */
export interface ArtifactStore {
  /** Hands over the first `bytes` of a file. Throws an `HttpFailure` where the server does not take it. */
  upload(artifact: { readonly fence: Fence; readonly name: string; readonly file: FileHandle; readonly bytes: number }, signal: AbortSignal): Promise<void>;
  /** Writes what an earlier attempt handed over to `path`, which is complete afterwards. */
  download(artifact: { readonly run: string; readonly attempt: string; readonly name: string; readonly bytes: number }, path: string, signal: AbortSignal): Promise<void>;
}

/** The store of the server that `link` leads to. */
export function createArtifactStore(link: ServerLink): ArtifactStore {
  return {
    upload: (artifact, signal) => retry(() => upload(link, artifact, signal), { signal, isFinal: isFinalFailure }),
    download: (artifact, path, signal) => retry(() => download(link, { ...artifact, path }, signal), { signal, isFinal: isFinalFailure }),
  };
}

async function upload(link: ServerLink, { fence, name, file, bytes }: Parameters<ArtifactStore["upload"]>[0], signal: AbortSignal): Promise<void> {
  const answer = await httpRequest(`${artifactUrl(link.url, { ...fence, name })}?epoch=${fence.epoch}`, {
    method: "PUT",
    headers: { authorization: link.authorization(), "content-type": "application/octet-stream", "content-length": String(bytes) },
    // Exactly what was announced, also where the file grows meanwhile.
    body: bytes === 0 ? null : file.createReadStream({ start: 0, end: bytes - 1, autoClose: false }),
    signal,
  });
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 299) throw await failure(answer);
  answer.resume();
}

interface Download {
  readonly run: string;
  readonly attempt: string;
  readonly name: string;
  readonly bytes: number;
  readonly path: string;
}

async function download(link: ServerLink, { path, bytes, ...artifact }: Download, signal: AbortSignal): Promise<void> {
  const answer = await httpRequest(artifactUrl(link.url, artifact), { method: "GET", headers: { authorization: link.authorization() }, body: null, signal });
  if (answer.statusCode !== 200) throw await failure(answer);
  const file = createWriteStream(path, { mode: 0o600 });
  await pipeline(answer, file);
  if (file.bytesWritten !== bytes) throw new Error(`${artifact.name} of ${artifact.attempt} has ${file.bytesWritten} bytes instead of ${bytes}.`);
}

async function failure(answer: IncomingMessage): Promise<HttpFailure> {
  const status = answer.statusCode ?? 0;
  return new HttpFailure(status, `The server answered ${status}: ${(await readText(answer)).slice(0, 500)}`);
}
