import { LONGEST_FIX } from "@planloom/scheduler";
import { Field, Input, Segmented } from "@planloom/ui";
import type { DraftFault, VerdictDraft } from "./verdict-draft.ts";

const WHEN = [
  { value: "before", label: "Before what follows" },
  { value: "beside", label: "Beside it" },
  { value: "none", label: "Only note it" },
] as const;

export interface FixFieldsProps {
  readonly draft: VerdictDraft;
  readonly fault: DraftFault | null;
  readonly onChange: (change: Partial<VerdictDraft>) => void;
}

/** The batch that mends what a minor verdict names: what it does, how long it takes, and who waits for it. */
export function FixFields({ draft, fault, onChange }: FixFieldsProps) {
  const faultOf = (field: DraftFault["field"]): string | null => (fault?.field === field ? fault.message : null);
  return (
    <div className="flex flex-col gap-2.5">
      <Segmented label="When it is mended" value={draft.fixWhen} onValueChange={(fixWhen) => onChange({ fixWhen })} options={WHEN} className="w-full" />
      {draft.fixWhen === "none" ? null : (
        <div className="flex items-start gap-2.5">
          <Field label="What is to be mended" error={faultOf("fixTitle")} className="flex-1">
            {(control) => <Input {...control} maxLength={200} placeholder="Rename the field" value={draft.fixTitle} onChange={(event) => onChange({ fixTitle: event.target.value })} />}
          </Field>
          <Field label="Minutes" error={faultOf("fixMinutes")} className="w-24">
            {(control) => <Input {...control} type="number" min={1} max={LONGEST_FIX} inputMode="numeric" value={draft.fixMinutes} onChange={(event) => onChange({ fixMinutes: event.target.value })} />}
          </Field>
        </div>
      )}
    </div>
  );
}
