import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "./markdown.tsx";

/** What of a text becomes elements, and where its links lead. */
function made(text: string) {
  const html = renderToStaticMarkup(<Markdown text={text} />);
  const tags = [...html.matchAll(/<([a-z0-9]+)/gi)].map(([, tag]) => tag ?? "");
  const handlers = [...html.matchAll(/<[^>]*\s(on\w+|src|srcset|style|action|formaction)=/gi)].map(([, name]) => name);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? "");
  return { html, tags, handlers, links };
}

const SAFE = new Set(["div", "p", "a", "span", "ul", "ol", "li", "code", "pre", "blockquote", "strong", "em", "del", "mark", "sup", "hr", "br", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "td", "th", "input", "footer"]);
const SCRIPTED = /^\s*(?:javascript|vbscript|data):/i;

const pieces = [
  "[x](javascript:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](&#106;avascript:alert(1))",
  "[x](javascript&colon;alert(1))",
  "[x](\u0001javascript:alert(1))",
  "<javascript:alert(1)>",
  "[x][1]\n\n[1]: javascript:alert(1)\n",
  "[x](data:text/html,<script>alert(1)</script>)",
  "![x](https://evil.example/a.png)",
  "[![x](//evil.example/a.png)](vbscript:x)",
  "[^1]\n\n[^1]: <img src=//evil.example> ![x](//evil.example/b)\n",
  "<img src=https://evil.example onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<svg/onload=alert(1)>",
  "<style>*{display:none}</style>",
  "<form action=//evil.example><button>go</button></form>",
  "<iframe src=//evil.example>",
  "- [ ] <input autofocus onfocus=alert(1)>",
  "| a |\n|---|\n| ![x](//evil.example/a.png) |\n",
];
const filling = ["> ", "- ", "\n", "\n\n", "`", "**", "[", "](", ")", "<", "\"", " ", "# "];

test("what somebody wrote brings no script, no picture, no element of its own and no link that does anything", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, ...filling), { minLength: 1, maxLength: 8 }), (parts) => {
      const { tags, handlers, links } = made(parts.join(""));
      expect(tags.filter((tag) => !SAFE.has(tag))).toEqual([]);
      expect(handlers).toEqual([]);
      expect(links.filter((href) => SCRIPTED.test(href))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("links still lead somewhere, and pictures are told by their words", () => {
  expect(made("[docs](https://example.org) ![a chart](https://example.org/a.png)")).toMatchObject({ links: ["https://example.org"], html: expect.stringContaining("<span>a chart</span>") });
});
