/** Data as a JSON file. The same data in the same order of keys gives the same text. */
export const jsonFile = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
