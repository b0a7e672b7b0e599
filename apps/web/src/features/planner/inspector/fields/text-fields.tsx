"use client";

import { Input, Select, Textarea } from "@planloom/ui";
import type { ReactNode } from "react";
import { Labelled, type LabelledProps } from "./labelled.tsx";
import { type NumberLimits, parseLines, parseNeededNumber, parseNumber, parseVariables } from "./parsed.ts";
import { type TypedText, useTypedText } from "./use-typed-text.ts";

type About = Omit<LabelledProps, "children" | "fault">;

interface ValueProps<T> extends About {
  readonly value: T;
  readonly onValue: (value: T) => void;
  readonly placeholder?: string;
}

/** One line of any text, at most `longest` characters. */
export function TextField({ value, onValue, placeholder, longest = 200, ...about }: ValueProps<string> & { readonly longest?: number }) {
  return (
    <Labelled {...about}>
      {(control) => <Input {...control} value={value} maxLength={longest} placeholder={placeholder} onChange={(event) => onValue(event.target.value)} />}
    </Labelled>
  );
}

interface LongTextProps extends ValueProps<string> {
  readonly longest: number;
  readonly rows?: number;
  readonly mono?: boolean;
}

/** Several lines of any text. `mono` for commands. */
export function LongTextField({ value, onValue, placeholder, longest, rows = 3, mono = false, ...about }: LongTextProps) {
  return (
    <Labelled {...about}>
      {(control) => <Textarea {...control} value={value} rows={rows} mono={mono} maxLength={longest} placeholder={placeholder} onChange={(event) => onValue(event.target.value)} />}
    </Labelled>
  );
}

/** A shell command; empty is none. */
export function CommandField({ value, onValue, ...about }: ValueProps<string | null>) {
  return <LongTextField {...about} value={value ?? ""} onValue={(text) => onValue(text === "" ? null : text)} longest={20_000} rows={2} mono />;
}

/** One line of text that means something else, or must not be anything. */
export function ParsedField<T>({ value, onValue, format, parse, placeholder, inputMode, ...about }: About & TypedText<T> & { readonly placeholder?: string | undefined; readonly inputMode?: "decimal" | "numeric" }) {
  const { text, fault, onText } = useTypedText({ value, format, parse, onValue });
  return (
    <Labelled {...about} fault={fault}>
      {(control) => <Input {...control} value={text} inputMode={inputMode} placeholder={placeholder} onChange={(event) => onText(event.target.value)} />}
    </Labelled>
  );
}

/** A number that has to be there. */
export function NumberField({ limits, ...props }: ValueProps<number> & { readonly limits: NumberLimits }) {
  return <ParsedField {...props} format={String} parse={(text) => parseNeededNumber(text, limits)} inputMode={limits.isWhole ? "numeric" : "decimal"} />;
}

/** A number that may be left out. */
export function OptionalNumberField({ limits, ...props }: ValueProps<number | null> & { readonly limits: NumberLimits }) {
  return <ParsedField {...props} format={optionalText} parse={(text) => parseNumber(text, limits)} inputMode={limits.isWhole ? "numeric" : "decimal"} />;
}

interface LinesProps extends ValueProps<readonly string[]> {
  /** Characters in a line. */
  readonly longest: number;
  readonly mono?: boolean;
}

/** A list, one entry per line. */
export function LinesField({ longest, mono = false, ...props }: LinesProps) {
  return <BlockField {...props} mono={mono} format={joinLines} parse={(text) => parseLines(text, longest)} />;
}

/** Variables of the environment, one `NAME=value` per line. */
export function VariablesField(props: ValueProps<Readonly<Record<string, string>>>) {
  return <BlockField {...props} mono format={variablesText} parse={parseVariables} />;
}

function BlockField<T>({ value, onValue, format, parse, placeholder, mono, ...about }: About & TypedText<T> & { readonly placeholder?: string; readonly mono: boolean }) {
  const { text, fault, onText } = useTypedText({ value, format, parse, onValue });
  return (
    <Labelled {...about} fault={fault}>
      {(control) => <Textarea {...control} value={text} rows={2} mono={mono} placeholder={placeholder} onChange={(event) => onText(event.target.value)} />}
    </Labelled>
  );
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of a few. */
export function ChoiceField<Value extends string>({ value, onValue, choices, ...about }: About & { readonly value: Value; readonly onValue: (value: Value) => void; readonly choices: readonly Choice<Value>[] }): ReactNode {
  const choose = (chosen: string): void => {
    const choice = choices.find((each) => each.value === chosen);
    if (choice !== undefined) onValue(choice.value);
  };
  return (
    <Labelled {...about}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => choose(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  );
}

const optionalText = (value: number | null): string => (value === null ? "" : String(value));
const joinLines = (lines: readonly string[]): string => lines.join("\n");
const variablesText = (variables: Readonly<Record<string, string>>): string => Object.entries(variables).map(([name, value]) => `${name}=${value}`).join("\n");
