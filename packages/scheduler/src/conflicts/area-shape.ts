import { commonPath } from "./common-path.ts";
import { type GlobAutomaton, globAutomaton } from "./glob-automaton.ts";
import { literalEndings } from "./literal-endings.ts";
import { literalPrefix } from "./literal-prefix.ts";
import { acceptsPath, isPath } from "./matches-glob.ts";
import type { ScopePattern } from "./scope-patterns.ts";

/**
 * What can be said of the paths of an area at a glance. `file`: one path, and no exclusions. `tree`: everything below a directory.
 * `anywhere`: `**` + `/` follows its prefix, so what it matches there it also matches in every directory below. `glob`:
 * the rest.
 */
export type AreaKind = "file" | "tree" | "anywhere" | "glob";

/** An area and what is worked out of it once it is asked for, as most areas are never compared with anything. */
export class AreaShape {
  readonly kind: AreaKind;
  /** The characters every path begins with; of a file all of them. */
  readonly prefix: string;
  /** The directory all paths lie in, as far as it is certain; `""` is the directory of the plan. */
  readonly directory: string;
  readonly area: ScopePattern;
  readonly #without: GlobAutomaton[] = [];
  #endings: readonly string[] | null = null;
  #automaton: GlobAutomaton | null = null;
  #somePath: string | null | undefined;

  constructor(area: ScopePattern) {
    this.area = area;
    this.prefix = literalPrefix(area.pattern);
    this.kind = kindOf(area, this.prefix);
    this.directory = this.kind === "tree" ? this.prefix.replace(/\/$/, "") : this.prefix.slice(0, Math.max(0, this.prefix.lastIndexOf("/")));
  }

  /** Each path ends with one of these. */
  get endings(): readonly string[] {
    this.#endings ??= this.kind === "file" ? [this.prefix] : literalEndings(this.area.pattern);
    return this.#endings;
  }

  get automaton(): GlobAutomaton {
    this.#automaton ??= globAutomaton(this.area.pattern);
    return this.#automaton;
  }

  get without(): readonly GlobAutomaton[] {
    if (this.#without.length < this.area.without.length) this.#without.push(...this.area.without.map(globAutomaton));
    return this.#without;
  }

  /** A path of the area; `null` where it has none. */
  get somePath(): string | null {
    if (this.#somePath === undefined) this.#somePath = this.#findPath();
    return this.#somePath;
  }

  /** Whether a text that `isPath` lies in the area. */
  has(path: string): boolean {
    if (!this.#matches(path)) return false;
    return this.area.without.length === 0 || !this.without.some((automaton) => acceptsPath(automaton, path));
  }

  #matches(path: string): boolean {
    if (this.kind === "file") return path === this.prefix;
    if (!path.startsWith(this.prefix)) return false;
    return this.kind === "tree" ? path.length > this.prefix.length : acceptsPath(this.automaton, path);
  }

  #findPath(): string | null {
    if (this.area.without.length > 0) return commonPath(this.automaton, this.automaton, this.without);
    if (this.kind === "file") return isPath(this.prefix) ? this.prefix : null;
    if (this.kind === "tree") return this.prefix === "" || isPath(this.directory) ? `${this.prefix}a` : null;
    return commonPath(this.automaton, this.automaton);
  }
}

const SPECIAL = /[*?[{\\]/;

function kindOf({ pattern, without }: ScopePattern, prefix: string): AreaKind {
  if (!SPECIAL.test(pattern)) return prefix.endsWith("/") ? "tree" : without.length === 0 ? "file" : "glob";
  if (prefix !== "" && !prefix.endsWith("/")) return "glob";
  // What follows the prefix, not what begins with the first star: the prefix of `.**` is empty, as is that of `**`.
  const rest = pattern.slice(prefix.length);
  return rest === "**" ? "tree" : rest.startsWith("**/") ? "anywhere" : "glob";
}

/** A path that lies in both areas, or `null` where there is none. Only what no glance decides is searched for. */
export function meetingPath(a: AreaShape, b: AreaShape): string | null {
  if (a.kind === "file" || b.kind === "file") {
    const [file, other] = a.kind === "file" ? [a, b] : [b, a];
    return file.somePath !== null && other.has(file.prefix) ? file.prefix : null;
  }
  if (a.area.without.length === 0 && b.area.without.length === 0) {
    for (const [outer, inner] of [[a, b], [b, a]] as const) {
      if (outer.kind === "tree" && inner.prefix.startsWith(outer.prefix)) return outer.somePath === null ? null : inner.somePath;
      if (outer.kind === "anywhere" && inner.kind === "tree" && inner.prefix.startsWith(outer.prefix)) {
        return outer.somePath === null || inner.somePath === null ? null : inner.prefix + outer.somePath.slice(outer.prefix.length);
      }
    }
  }
  return commonPath(a.automaton, b.automaton, [...a.without, ...b.without]);
}
