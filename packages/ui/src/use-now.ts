"use client";

import { useSyncExternalStore } from "react";

const SECOND = 1_000;

/** This machine's clock in whole seconds, as milliseconds since 1970. While `ticking` the component renders every second. */
export function useNow(ticking: boolean): number {
  return useSyncExternalStore(ticking ? everySecond : never, thisSecond, thisSecond);
}

function everySecond(onTick: () => void): () => void {
  const timer = setInterval(onTick, SECOND);
  return () => clearInterval(timer);
}

function never(): () => void {
  return () => {};
}

function thisSecond(): number {
  return Math.floor(Date.now() / SECOND) * SECOND;
}
