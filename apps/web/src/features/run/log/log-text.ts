import { carryStyles, type LogLine, parseLine, shownFrom } from "./log-line.ts";

/** A piece of a log as it comes over the wire: `text` is what lies in the bytes from `from` to before `to`. */
export interface LogPiece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Lines kept in the browser; of a longer log the oldest go, and the download has them. */
const MOST_LINES = 200_000;
const DROP_AT_ONCE = 20_000;
/** A line that is longer is shown as several, so that no row becomes too wide to draw. */
const LONGEST_LINE = 4_000;

/**
 * The log of one attempt, as far as it is known here. Grows by `append`, in amortised time linear in what is new;
 * `version` grows with it, so that a screen can tell.
 */
export class LogText {
  /** The complete lines, oldest first. */
  readonly lines: LogLine[] = [];
  /** Lines that were here and were dropped. */
  dropped = 0;
  version = 0;
  /** The log is known up to before this byte. */
  end = 0;
  private open = "";
  private carry = "";

  /** The last line, whose end has not been written yet; `null` when there is nothing of it to see. */
  get openLine(): LogLine | null {
    const { line } = parseLine(this.open, this.carry);
    return line.plain === "" ? null : line;
  }

  /** Takes a piece in. `known`: nothing of it was new. `gap`: bytes before it are missing, so it was left out. */
  append(piece: LogPiece): "appended" | "known" | "gap" {
    if (piece.from > this.end) return "gap";
    if (piece.to <= this.end) return "known";
    this.write(afterBytes(piece.text, this.end - piece.from));
    this.end = piece.to;
    this.version += 1;
    return "appended";
  }

  private write(text: string): void {
    const sources = (this.open + text).split("\n");
    const rest = sources.pop() ?? "";
    for (const source of sources) this.push(source.endsWith("\r") ? source.slice(0, -1) : source);
    this.keepOpen(rest);
    if (this.lines.length > MOST_LINES) {
      this.lines.splice(0, DROP_AT_ONCE);
      this.dropped += DROP_AT_ONCE;
    }
  }

  private push(source: string): void {
    for (let from = 0; from === 0 || from < source.length; from += LONGEST_LINE) {
      const { line, carry } = parseLine(source.slice(from, from + LONGEST_LINE), this.carry);
      this.lines.push(line);
      this.carry = carry;
    }
  }

  /** Forgets what a progress bar has written over, so that an hour of one does not pile up in memory. */
  private keepOpen(rest: string): void {
    const start = shownFrom(rest);
    this.carry = carryStyles(this.carry, rest.slice(0, start));
    this.open = rest.slice(start);
    while (this.open.length > LONGEST_LINE) {
      this.push(this.open.slice(0, LONGEST_LINE));
      this.open = this.open.slice(LONGEST_LINE);
    }
  }
}

/** The text without its first `bytes` bytes of UTF-8. O(1) for text that is new as a whole. */
function afterBytes(text: string, bytes: number): string {
  return bytes === 0 ? text : new TextDecoder().decode(new TextEncoder().encode(text).subarray(bytes));
}
