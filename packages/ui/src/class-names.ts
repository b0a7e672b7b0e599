import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({ extend: { theme: { text: ["2xs"], shadow: ["card", "float", "modal"] } } });

/** Joins class names; of two that set the same property the later wins, so a caller can adjust a component. */
export function classNames(...values: ClassValue[]): string {
  return merge(clsx(values));
}
