import { default as MarkdownToJsx } from "markdown-to-jsx/react";
import { type ComponentProps, Fragment } from "react";
import { classNames } from "./class-names.ts";

const OPTIONS = {
  // What somebody wrote is text: no tag of theirs is one here, and no picture is fetched from elsewhere.
  disableParsingRawHTML: true,
  forceBlock: true,
  // Its blocks stand in ours, which keeps them apart.
  wrapper: Fragment,
  overrides: {
    a: { component: ({ children, ...props }: ComponentProps<"a">) => <a {...props} target="_blank" rel="noreferrer noopener">{children}</a> },
    img: { component: ({ alt }: ComponentProps<"img">) => <span>{alt}</span> },
  },
} as const;

/** A text that somebody wrote as Markdown. It comes from anybody, so it brings no HTML, no script and no pictures. */
export function Markdown({ text, className }: { readonly text: string; readonly className?: string }) {
  return (
    <div
      className={classNames(
        "flex min-w-0 flex-col gap-2 text-sm break-words [&_a]:text-accent-ink [&_a]:underline [&_blockquote]:border-l-2 [&_blockquote]:border-line-strong [&_blockquote]:pl-3 [&_blockquote]:text-muted [&_h1]:text-base [&_h1]:font-semibold [&_h2]:text-sm [&_h2]:font-semibold [&_h3]:text-sm [&_h3]:font-medium",
        "[&_code]:rounded-sm [&_code]:bg-sunken [&_code]:px-1 [&_code]:py-px [&_code]:font-mono [&_code]:text-xs dark:[&_code]:bg-raised [&_li]:my-0.5 [&_ol]:list-decimal [&_ol]:pl-5 [&_ul]:list-disc [&_ul]:pl-5",
        "[&_pre]:wrap-anywhere [&_pre]:whitespace-pre-wrap [&_pre]:rounded-md [&_pre]:bg-sunken [&_pre]:p-2.5 dark:[&_pre]:bg-raised [&_pre_code]:bg-transparent [&_pre_code]:p-0 [&_table]:w-fit [&_table]:border-collapse [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:px-2 [&_th]:py-1 [&_th]:text-left [&_th]:font-medium",
        className,
      )}
    >
      <MarkdownToJsx options={OPTIONS}>{text}</MarkdownToJsx>
    </div>
  );
}
