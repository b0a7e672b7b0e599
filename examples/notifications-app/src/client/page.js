/** The page as HTML. */
export const page = (projects) => `<!doctype html>
<title>Projects</title>
<ul>${projects.map(({ name }) => `<li>${escapeHtml(name)}</li>`).join("")}</ul>`;

/** Text that is safe inside HTML. */
export const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
