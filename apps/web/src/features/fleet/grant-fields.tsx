import { Field, Input } from "@planloom/ui";
import { type GrantText, readGrant } from "./grant-text.ts";

interface GrantFieldsProps {
  readonly value: GrantText;
  readonly onChange: (value: GrantText) => void;
}

/** What a runner may be asked for, and the most it is given at once. */
export function GrantFields({ value, onChange }: GrantFieldsProps) {
  const { problems } = readGrant(value);
  return (
    <>
      <Field label="Labels" error={problems.labels} hint="Such as gpu, linux. Work that asks for a label goes only to runners that have it here.">
        {(control) => <Input {...control} value={value.labels} onChange={(event) => onChange({ ...value, labels: event.target.value })} spellCheck={false} />}
      </Field>
      <Field label="Most at once" error={problems.mostAtOnce} hint="Leave it empty to give it as many as it offers.">
        {(control) => <Input {...control} inputMode="numeric" value={value.mostAtOnce} onChange={(event) => onChange({ ...value, mostAtOnce: event.target.value })} className="w-28" />}
      </Field>
    </>
  );
}
