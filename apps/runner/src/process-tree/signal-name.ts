import { constants } from "node:os";

const names = new Map<number, string>(Object.entries(constants.signals).map(([name, number]) => [number, name]));

/** The name of a signal; those without one, such as the real-time signals, are called by their number. */
export const signalName = (signal: number): string => names.get(signal) ?? `SIG${signal}`;
