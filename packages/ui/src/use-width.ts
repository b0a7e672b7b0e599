"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The width of the element the ref is given to, CSS pixels; 0 before it is known. */
export function useWidth<Box extends HTMLElement>(): readonly [ref: RefObject<Box | null>, width: number] {
  const box = useRef<Box>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width];
}
