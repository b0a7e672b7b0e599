import { createContext, use } from "react";

/** Which task is being named, and how that ends. */
export interface CanvasNaming {
  readonly named: string | null;
  /** `null`: the name stays as it was. */
  readonly finish: (id: string, title: string | null) => void;
}

export const NamingContext = createContext<CanvasNaming>({ named: null, finish: () => undefined });

export const useCanvasNaming = (): CanvasNaming => use(NamingContext);
