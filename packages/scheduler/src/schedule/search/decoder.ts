import type { Network } from "../network.ts";

/**
 * Turns an order of activities into a schedule: a schedule generation scheme with its working memory. It can read the
 * problem from the front or from the back; a schedule made from the back counts its times from the finish.
 */
export interface Decoder {
  readonly activities: number;
  readonly network: Network;
  /** A schedule made from the back is as good as one made from the front: nothing in the problem is tied to the clock. */
  readonly reversible: boolean;
  /** The result of the last pass that was not abandoned: for each activity its start. Overwritten by the next pass. */
  readonly starts: Int32Array | Float64Array;
  readonly ends: Int32Array | Float64Array;
  /** For each activity the resource it took of its choices; -1 where it had none. */
  readonly chosen: Int32Array;
  /** The end of the last activity. */
  readonly makespan: number;
  /** The makespan and all penalties. */
  readonly cost: number;
  /**
   * Places the activities in this order, each of which must come after what it needs. `false` when the pass was
   * abandoned since its cost was bound to exceed `limit`.
   */
  decode(order: Int32Array, backward: boolean, limit: number): boolean;
  /** Writes the order in which the other direction should place the activities: the last to end first. `placed` is the order that was decoded. */
  writeReverseOrder(placed: Int32Array, out: Int32Array): void;
}
