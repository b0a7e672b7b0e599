import { predecessorsOf } from "../graph/digraph.ts";
import type { BitBlock } from "./bit-block.ts";
import type { IndependenceFacts } from "./independence-facts.ts";
import type { PairReasonKind } from "./pair-reason.ts";
import { reachLayer } from "./reach-layer.ts";

/** Marks, in the row of every task, the tasks of a block that one kind of reason holds it and them apart by. */
export type ReasonLayer = (block: BitBlock) => void;

/** A layer for every kind of reason. What they mark is what `pairComparer` says of the same two tasks. */
export function reasonLayers(facts: IndependenceFacts): Record<PairReasonKind, ReasonLayer> {
  return {
    artifact: reachLayer(facts.artifacts),
    order: reachLayer(facts.graph.digraph),
    file: collisionLayer(facts, "file"),
    resource: collisionLayer(facts, "resource"),
    undeclared: undeclaredLayer(facts),
    soft: softLayer(facts),
    stream: streamLayer(facts),
    directory: directoryLayer(facts),
  };
}

function collisionLayer({ collisions }: IndependenceFacts, wanted: "file" | "resource"): ReasonLayer {
  return (block) => {
    for (const task of block.tasks) {
      collisions.forEachWith(task, (other, kind) => {
        if (kind === wanted) block.mark(other, task);
      });
    }
  };
}

function undeclaredLayer({ isUndeclared }: IndependenceFacts): ReasonLayer {
  const hasAny = isUndeclared.includes(1);
  return (block) => {
    if (!hasAny) return;
    const all = block.maskOf(block.tasks);
    const undeclared = block.maskOf(block.tasks.filter((task) => isUndeclared[task] === 1));
    isUndeclared.forEach((is, row) => {
      block.add(row, is === 1 ? all : undeclared);
    });
  };
}

function softLayer({ softs }: IndependenceFacts): ReasonLayer {
  return (block) => {
    for (const task of block.tasks) {
      for (const other of softs.successors.subarray(softs.successorStarts[task], softs.successorStarts[task + 1])) block.mark(other, task);
      for (const other of predecessorsOf(softs, task)) block.mark(other, task);
    }
  };
}

function streamLayer({ plan }: IndependenceFacts): ReasonLayer {
  return (block) => {
    const masks = new Map<string, Int32Array>();
    for (const [stream, tasks] of Map.groupBy(block.tasks, (task) => plan.tasks[task]?.stream ?? null)) {
      if (stream !== null) masks.set(stream, block.maskOf(tasks));
    }
    plan.tasks.forEach(({ stream }, row) => {
      const mask = stream === null ? undefined : masks.get(stream);
      if (mask !== undefined) block.add(row, mask);
    });
  };
}

function directoryLayer({ directories }: IndependenceFacts): ReasonLayer {
  const outerOf = new Map<string, readonly string[]>();
  for (const directory of directories.flat()) if (!outerOf.has(directory)) outerOf.set(directory, withOuter(directory));
  return (block) => {
    const inside = new Map<string, number[]>();
    const exactly = new Map<string, number[]>();
    for (const task of block.tasks) {
      for (const directory of directories[task] ?? []) {
        append(exactly, directory, task);
        for (const outer of outerOf.get(directory) ?? []) append(inside, outer, task);
      }
    }
    const masks = new Map<string, Int32Array>();
    directories.forEach((own, row) => {
      for (const directory of own) {
        const mask = masks.get(directory) ?? block.maskOf([...(inside.get(directory) ?? []), ...(outerOf.get(directory) ?? []).flatMap((outer) => exactly.get(outer) ?? [])]);
        masks.set(directory, mask);
        block.add(row, mask);
      }
    });
  };
}

/** The directory and those it lies in. */
function withOuter(directory: string): string[] {
  const segments = directory.split("/");
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

function append<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
