const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text can be the id of a row. PostgreSQL throws for one that cannot; a search finds nothing instead. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
