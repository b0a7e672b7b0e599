/** The system's word for what went wrong, such as `EROFS`; `null` where it has none. */
export const systemCode = (error: unknown): string | null => (error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null);
