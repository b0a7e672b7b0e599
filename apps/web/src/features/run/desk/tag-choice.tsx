import { REMARK_TAGS, type RemarkTag } from "@planloom/scheduler";
import { classNames } from "@planloom/ui";
import { TAG_WORDS } from "./verdict-draft.ts";

export interface TagChoiceProps {
  readonly tags: readonly RemarkTag[];
  readonly onChange: (tags: readonly RemarkTag[]) => void;
}

/** Why work is sent back, as words that can be counted. Several may be true. */
export function TagChoice({ tags, onChange }: TagChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-xs font-medium text-muted">Why</legend>
      <div className="flex flex-wrap gap-1.5">
        {REMARK_TAGS.map((tag) => {
          const chosen = tags.includes(tag);
          return (
            <button
              key={tag}
              type="button"
              aria-pressed={chosen}
              onClick={() => onChange(chosen ? tags.filter((other) => other !== tag) : [...tags, tag])}
              className={classNames("rounded-full border px-2.5 py-1 text-xs transition-colors", chosen ? "border-accent bg-accent-soft font-medium text-accent-ink" : "border-line-strong text-muted hover:text-ink")}
            >
              {TAG_WORDS[tag]}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
