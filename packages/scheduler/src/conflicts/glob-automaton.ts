import type { CharSet } from "./char-set.ts";
import { ANY_CHAR, NOT_SLASH, SLASH } from "./char-set.ts";
import type { GlobPart } from "./parse-glob.ts";
import { parseGlob } from "./parse-glob.ts";

/** A step from one state to another on one character. */
export interface Step {
  readonly set: CharSet;
  readonly to: number;
}

/** A nondeterministic automaton over characters, without empty steps, that accepts the paths of a pattern. */
export interface GlobAutomaton {
  readonly start: number;
  /** The steps that leave each state. */
  readonly steps: readonly (readonly Step[])[];
  readonly accepts: readonly boolean[];
}

/**
 * The automaton of a pattern (Thompson's construction, 1968, from the end to the beginning). It has at most two states
 * more per piece of the pattern; alternatives share what follows them, so braces never multiply out.
 */
export function globAutomaton(pattern: string): GlobAutomaton {
  const builder: Builder = { steps: [], accepts: [] };
  const end = addState(builder, [], true);
  const start = build(builder, parseGlob(pattern), end);
  return { start, ...builder };
}

interface Builder {
  readonly steps: Step[][];
  readonly accepts: boolean[];
}

/** The state from which exactly what the parts match leads to `next`. */
function build(builder: Builder, parts: readonly GlobPart[], next: number): number {
  return parts.reduceRight((state, part) => buildPart(builder, part, state), next);
}

function buildPart(builder: Builder, part: GlobPart, next: number): number {
  switch (part.kind) {
    case "chars":
      return addState(builder, [{ set: part.set, to: next }], false);
    case "star":
      return addLoop(builder, NOT_SLASH, next);
    case "globstar":
      return addGlobstar(builder, next);
    case "either": {
      const branches = part.alternatives.map((alternative) => build(builder, alternative, next));
      return addState(
        builder,
        branches.flatMap((branch) => builder.steps[branch] ?? []),
        branches.some((branch) => builder.accepts[branch] === true),
      );
    }
    default:
      return assertNever(part);
  }
}

function addLoop(builder: Builder, set: CharSet, next: number): number {
  const state = addState(builder, builder.steps[next] ?? [], builder.accepts[next] === true);
  builder.steps[state]?.push({ set, to: state });
  return state;
}

/** One or more characters of any kind; before a slash also no segment at all, and then no slash either. */
function addGlobstar(builder: Builder, next: number): number {
  const more = addLoop(builder, ANY_CHAR, next);
  const afterSlash = (builder.steps[next] ?? []).filter(({ set }) => set.length === 2 && set[0] === SLASH && set[1] === SLASH);
  const skipped = afterSlash.flatMap(({ to }) => builder.steps[to] ?? []);
  const canEnd = afterSlash.some(({ to }) => builder.accepts[to] === true);
  return addState(builder, [{ set: ANY_CHAR, to: more }, ...skipped], canEnd);
}

function addState(builder: Builder, steps: readonly Step[], accepts: boolean): number {
  builder.steps.push([...steps]);
  builder.accepts.push(accepts);
  return builder.steps.length - 1;
}

function assertNever(part: never): never {
  throw new Error(`Unknown part of a pattern: ${JSON.stringify(part)}`);
}
