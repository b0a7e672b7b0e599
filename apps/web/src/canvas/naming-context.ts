import { createContext, use } from "react";

/** Ends the naming of a task; with `null` its title stays as it was. */
type FinishNaming = (id: string, title: string | null) => void;

/** How a title that was typed leaves its node. Only the field listens, so that a new callback draws no other node again. */
export const NamingContext = createContext<FinishNaming>(() => undefined);

export const useFinishNaming = (): FinishNaming => use(NamingContext);
