/** Where the server keeps a file that an attempt handed over. */
export function artifactUrl(server: string, artifact: { readonly run: string; readonly attempt: string; readonly name: string }): string {
  const { run, attempt, name } = artifact;
  return `${server}/api/runner/artifacts/${[run, attempt, name].map(encodeURIComponent).join("/")}`;
}
