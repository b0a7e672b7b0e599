import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-code.ts";

/** A server and what opens it. */
export interface ServerAddress {
  readonly url: string;
  readonly token: string;
}

const CHECKOUT = fileURLToPath(new URL("../../../..", import.meta.url));

/**
 * The server to talk to: the one that `--url` or `PLANLOOM_URL` names, with `PLANLOOM_TOKEN`; else the one that runs
 * on `PLANLOOM_HOME`, on a `.planloom` in this folder or above, or in the checkout this command belongs to.
 */
export function findServer(url: string | undefined, environment: NodeJS.ProcessEnv = process.env): ServerAddress {
  const named = url ?? environment["PLANLOOM_URL"];
  const token = environment["PLANLOOM_TOKEN"];
  if (named !== undefined) {
    if (token === undefined || token === "") throw new CliError(EXIT.noServer, `A token is needed for ${named}: set PLANLOOM_TOKEN.`);
    return { url: named.replace(/\/+$/, ""), token };
  }
  for (const home of homes(environment["PLANLOOM_HOME"])) {
    const address = readAddress(join(home, "server.json"));
    if (address !== null) return address;
  }
  throw new CliError(EXIT.noServer, "No Planloom server has been started here. Start one with `npm start`, or name one with --url and PLANLOOM_TOKEN.");
}

function* homes(home: string | undefined): Generator<string> {
  if (home !== undefined && home !== "") {
    yield resolve(home);
    return;
  }
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    yield join(folder, ".planloom");
    if (folder === dirname(folder)) break;
  }
  yield join(CHECKOUT, ".planloom");
}

function readAddress(file: string): ServerAddress | null {
  if (!existsSync(file)) return null;
  try {
    const found: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof found === "object" && found !== null && "url" in found && "token" in found && typeof found.url === "string" && typeof found.token === "string") {
      return { url: found.url, token: found.token };
    }
    throw new Error("it holds no url and token");
  } catch (error) {
    throw new CliError(EXIT.noServer, `${file} cannot be used: ${error instanceof Error ? error.message : String(error)}. Start the server again with \`npm start\`.`, null, { cause: error });
  }
}
