import type { TextPosition } from "../../file-problem.ts";

/** What a flowchart says, before it is a plan. */
export interface Flowchart {
  /** In the order they are first named. */
  readonly nodes: ReadonlyMap<string, FlowNode>;
  readonly arrows: readonly FlowArrow[];
  /** By their ids. */
  readonly subgraphs: ReadonlyMap<string, Subgraph>;
  /** Lines that say something this reader does not know. */
  readonly unknown: readonly TextPosition[];
  /** Links without a direction. */
  readonly undirected: number;
}

export interface FlowNode {
  readonly id: string;
  /** The id where it has no text. */
  readonly text: string;
  readonly at: TextPosition;
  /** The innermost. */
  readonly subgraph: string | null;
}

export interface FlowArrow {
  /** Ids of nodes or subgraphs. */
  readonly from: string;
  readonly to: string;
  readonly isDotted: boolean;
}

export interface Subgraph {
  readonly id: string;
  readonly title: string;
  /** The one around it. */
  readonly parent: string | null;
}
