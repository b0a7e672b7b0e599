"use client";

import { useState } from "react";

const PAGE = 100;

export interface FirstItems<Item> {
  readonly first: readonly Item[];
  /** How many more there are. */
  readonly left: number;
  readonly showMore: () => void;
}

/** The first items of a list that may be long, `page` of them, and as many more at each wish. */
export function useFirst<Item>(items: readonly Item[], page = PAGE): FirstItems<Item> {
  const [count, setCount] = useState(page);
  return { first: items.slice(0, count), left: Math.max(0, items.length - count), showMore: () => setCount(count + page) };
}
