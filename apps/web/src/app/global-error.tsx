"use client";

/** Replaces the whole document when even the layout broke, so it stands on its own. */
export default function GlobalErrorPage({ error, reset }: { readonly error: Error & { readonly digest?: string }; readonly reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: "system-ui, sans-serif", padding: "3rem", maxWidth: "40rem", margin: "auto" }}>
        <h1>Planloom broke</h1>
        <p>{error.message}</p>
        <button type="button" onClick={reset}>
          Load it again
        </button>
      </body>
    </html>
  );
}
