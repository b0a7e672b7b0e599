import type { NamespaceTools } from "./namespace-tools.ts";
import { CONTROL_DESCRIPTOR } from "./namespace-init.ts";

export interface ScriptedCommand {
  readonly command: string;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** What the control descriptor is told where the directory is not there. */
export const NO_DIRECTORY = "!directory";

/** Linux takes no longer variable or argument than this, its NUL included. */
const LONGEST_TEXT_BYTES = 131_072;
/** Nor more of them together: a quarter of the usual 8 MiB of stack, less what the program itself needs. */
const MOST_BYTES = 2_000_000;

/**
 * What a namespace sources, as `$script`, to become the command: `sh -c` with this text, in its directory, with these variables and no
 * others, as the leader of a session of its own. Throws where that is more than the system can start a program with.
 */
export function commandScript({ command, directory, environment }: ScriptedCommand, { setpriv, setsid, hasUserNamespace }: NamespaceTools): string {
  const variables = Object.entries(environment).map(([name, value]) => ({ name, value, bytes: Buffer.byteLength(`${name}=${value}`) + 1 }));
  const texts = [...variables.map(({ bytes }) => bytes), Buffer.byteLength(command) + 1];
  if (texts.some((bytes) => bytes > LONGEST_TEXT_BYTES) || texts.reduce((sum, bytes) => sum + bytes, 0) > MOST_BYTES) {
    throw new Error("E2BIG: its text and its variables are longer than the system can start a program with");
  }
  const exports = variables.map(({ name, value }) => `export ${name}=${quoted(value)}`);
  const asBefore = hasUserNamespace ? `${setpriv} --ambient-caps -all --inh-caps -all ` : "";
  return [
    // Read as a whole before any of it is done, so that what it says of secrets is off the disk by then. An empty file
    // also says that the command was begun, so one that cannot be emptied must not begin.
    '{ true 2>/dev/null >"$script" || exit 125',
    `cd ${quoted(directory)} || { echo '${NO_DIRECTORY}' >&${CONTROL_DESCRIPTOR}; exit 125; }`,
    "unset OLDPWD",
    ...exports,
    `exec ${asBefore}${setsid} /bin/sh -c ${quoted(command)} 2>&4 4>&- ${CONTROL_DESCRIPTOR}>&-`,
    "}",
    "",
  ].join("\n");
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
