import type { BlockerKind } from "@planloom/scheduler";
import { Field, Notice, Select, Textarea } from "@planloom/ui";
import type { PersonsWords } from "./persons-said.ts";

const KINDS: readonly { readonly kind: BlockerKind; readonly words: string }[] = [
  { kind: "hard-dependency", words: "Something is not there" },
  { kind: "clarification", words: "A question has to be answered" },
  { kind: "technical", words: "Something does not work" },
  { kind: "scope-conflict", words: "Files that belong to others" },
];

interface PersonsReportFieldsProps {
  readonly words: PersonsWords;
  readonly onChange: (words: PersonsWords) => void;
}

/** What a person says of their work besides that it is done. Folded away: most work needs no more than a note. */
export function PersonsReportFields({ words, onChange }: PersonsReportFieldsProps) {
  const lines = (name: "findings" | "questions" | "blockers", label: string, hint: string) => (
    <Field label={label} hint={hint}>
      {(control) => <Textarea {...control} rows={2} maxLength={10_000} value={words[name]} onChange={(event) => onChange({ ...words, [name]: event.target.value })} />}
    </Field>
  );
  return (
    <details className="rounded-lg border border-line">
      <summary className="px-3 py-2 text-sm text-muted hover:text-ink">Found, open or in the way</summary>
      <div className="flex flex-col gap-3 px-3 pb-3">
        {lines("findings", "Found", "What others should know, a thing on each line. It goes on the board.")}
        {lines("questions", "Questions", "What you would like to know and went on without, one on each line")}
        {lines("blockers", "In the way", "What keeps you from being done, one on each line")}
        {words.blockers.trim() === "" ? null : (
          <>
            <Field label="What it is">
              {(control) => (
                <Select {...control} value={words.blockerKind} onChange={(event) => onChange({ ...words, blockerKind: KINDS.find(({ kind }) => kind === event.target.value)?.kind ?? words.blockerKind })}>
                  {KINDS.map(({ kind, words: text }) => (
                    <option key={kind} value={kind}>
                      {text}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Notice tone="warning" title="This stops the batch">
              It waits until somebody has dealt with it. Then it is given out again.
            </Notice>
          </>
        )}
      </div>
    </details>
  );
}
