import type { FileProblem } from "@planloom/formats";
import { Button, Dialog, TEXT_TONE } from "@planloom/ui";
import { CircleX, TriangleAlert } from "lucide-react";

export interface RefusedFileDialogProps {
  readonly fileName: string;
  readonly problems: readonly FileProblem[];
  readonly onClose: () => void;
  readonly onChooseAnother: () => void;
}

/** Says why a file is no plan, line by line, so that it can be mended. */
export function RefusedFileDialog({ fileName, problems, onClose, onChooseAnother }: RefusedFileDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="This file cannot be imported"
      description={`${fileName} has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}. Nothing was created; mend the file and import it again.`}
      width="lg"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button variant="primary" onClick={onChooseAnother}>
            Choose another file…
          </Button>
        </>
      }
    >
      <ul aria-label="Problems in the file" className="divide-y divide-line overflow-hidden rounded-lg border border-line">
        {problems.map((problem) => (
          <ProblemLine key={`${problem.line}:${problem.column} ${problem.path} ${problem.message}`} problem={problem} />
        ))}
      </ul>
    </Dialog>
  );
}

function ProblemLine({ problem: { severity, line, column, path, message } }: { readonly problem: FileProblem }) {
  const Icon = severity === "error" ? CircleX : TriangleAlert;
  return (
    <li className="flex items-start gap-2.5 px-3 py-2">
      <Icon role="img" aria-label={severity === "error" ? "Error" : "Warning"} className={`mt-0.5 size-4 shrink-0 ${severity === "error" ? TEXT_TONE.danger : TEXT_TONE.warning}`} />
      <div className="min-w-0 flex-1">
        <p className="text-sm wrap-anywhere">{message}</p>
        <p className="mt-0.5 font-mono text-2xs text-faint wrap-anywhere">
          Line {line}:{column}
          {path === "" ? "" : ` · ${path}`}
        </p>
      </div>
    </li>
  );
}
