import type { Network } from "../network.ts";
import { linearOrder } from "./linear-order.ts";
import type { Random } from "./random.ts";

/**
 * A random order that keeps every link, with a bias towards activities that have much behind them: of those that may
 * come next each is drawn with a probability in proportion to its tail. The draws are made all at once, as times of a
 * race in which whoever has the larger tail is faster (Efraimidis and Spirakis, 2006).
 * O((activities + links) log activities).
 */
export function sampleOrder(network: Network, random: Random): Int32Array {
  return linearOrder(network, network.forward.tails.map((tail) => -Math.log(1 - random.next()) / (tail + 1)));
}
