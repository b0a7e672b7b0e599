/** More are a listing, not a scope. */
const MOST = 50;
const LONGEST = 200;

/**
 * The files a text names by their path, each once: words with a folder and an extension, like `src/app/main.ts`. Plain
 * names (`main.ts`), addresses and pairs of products (`Next.js/React.js`) are none. Linear.
 */
export function mentionedFiles(text: string): string[] {
  const found = new Set<string>();
  for (const word of text.split(/[^\w./@+-]+/)) {
    const path = word.replace(/^(?:\.\/)+/, "").replace(/[./]+$/, "");
    if (path.length > LONGEST || !/\.[A-Za-z]\w{0,7}$/.test(path)) continue;
    const folders = path.split("/").slice(0, -1);
    if (folders.length > 0 && folders.every((folder) => /^(?:\.?[\w@+-][\w.@+-]*)$/.test(folder) && !/.\.[A-Za-z]{1,4}$/.test(folder))) found.add(path);
    if (found.size >= MOST) break;
  }
  return [...found];
}
