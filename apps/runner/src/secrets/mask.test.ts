import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Mask, maskOf } from "./mask.ts";

/** What a stream shows of some bytes that come in pieces cut at these places. */
function shown(mask: Mask, bytes: Buffer, cuts: readonly number[]): Buffer {
  const stream = mask.open();
  const borders = [0, ...cuts.toSorted((first, second) => first - second), bytes.length];
  return Buffer.concat([...borders.slice(1).map((end, index) => stream.write(bytes.subarray(borders[index], end))), stream.end()]);
}

const base64 = (secret: string, before: number): string => Buffer.concat([Buffer.alloc(before, "x"), Buffer.from(secret)]).toString("base64");
/** Only what is made of the secret alone; the characters at both ends are made of its neighbours too. */
const ownBase64 = (secret: string, before: number): string => base64(secret, before).slice(Math.ceil((before * 8) / 6), Math.floor(((before + Buffer.byteLength(secret)) * 8) / 6));

const ENCODINGS: Readonly<Record<string, (secret: string) => string>> = {
  "as it is": (secret) => secret,
  "base64 at the beginning": (secret) => ownBase64(secret, 0),
  "base64 after one byte": (secret) => ownBase64(secret, 1),
  "base64 after two bytes": (secret) => ownBase64(secret, 2),
  "base64 for URLs": (secret) => ownBase64(secret, 1).replaceAll("+", "-").replaceAll("/", "_"),
  "in a URL": encodeURIComponent,
  "in a form": (secret) => new URLSearchParams({ a: secret }).toString().slice(2),
  "in JSON": (secret) => JSON.stringify(secret).slice(1, -1),
  "in JSON of ASCII only": (secret) => JSON.stringify(secret).slice(1, -1).replaceAll(/[\u007F-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "in hexadecimal": (secret) => Buffer.from(secret).toString("hex"),
};

const secret = fc.oneof(fc.string({ unit: "grapheme-ascii", minLength: 6, maxLength: 40 }), fc.string({ unit: "grapheme", minLength: 6, maxLength: 20 }), fc.stringMatching(/^[A-Za-z0-9+/=_-]{6,40}$/)).map((text) => text.toWellFormed());
/** What stands around must not end or begin like a secret, or the test could not tell whether one is there. */
const around = fc.string({ unit: fc.constantFrom("\u0001", "\u0002", "\n"), maxLength: 20 });

describe.each(Object.entries(ENCODINGS))("a secret %s", (_name, encode) => {
  test("is not shown, however the stream is cut, and nothing else is lost", () => {
    fc.assert(
      fc.property(secret, around, around, (text, before, after) => {
        const encoded = encode(text);
        const mask = new Mask([text]);
        const bytes = Buffer.from(`${before}${encoded}${after}`);
        for (let cut = 0; cut <= bytes.length; cut += 1) expect(shown(mask, bytes, [cut]).toString()).toBe(`${before}***${after}`);
        expect(shown(mask, bytes, bytes.map((_byte, index) => index).length > 0 ? [...bytes.keys()] : []).toString()).toBe(`${before}***${after}`);
      }),
      { numRuns: 60 },
    );
  });
});

test("of many secrets in any text, cut anywhere, none is ever shown", () => {
  const small = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 6, maxLength: 9 });
  const piece = fc.oneof(fc.string({ unit: fc.constantFrom("a", "b", "\n") }), small);
  fc.assert(
    fc.property(fc.array(small, { minLength: 1, maxLength: 4 }), fc.array(piece, { maxLength: 12 }), fc.array(fc.nat(120), { maxLength: 8 }), (secrets, pieces, cuts) => {
      const text = pieces.join("");
      const mask = new Mask(secrets);
      const cutShort = shown(mask, Buffer.from(text), cuts.map((cut) => Math.min(cut, text.length))).toString();
      for (const one of secrets) expect(cutShort).not.toContain(one);
      expect(cutShort).toBe(shown(mask, Buffer.from(text), []).toString());
    }),
    { numRuns: 500 },
  );
});

test("a text without the secrets passes as it is, byte for byte", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.array(fc.nat(300), { maxLength: 5 }), (raw, cuts) => {
      const bytes = Buffer.from(raw);
      expect(shown(new Mask(["never in there 🚀", "nor this one"]), bytes, cuts.map((cut) => Math.min(cut, bytes.length))).equals(bytes)).toBe(true);
    }),
  );
});

test("base64 that a tool has broken into lines is kept out too, wherever the break is", () => {
  const text = "a-long-secret/with+signs-that-needs-more-than-one-line-of-base64";
  const encoded = base64(text, 0);
  for (const end of ["\n", "\r\n"]) {
    for (let width = 4; width < encoded.length; width += 1) {
      const broken = encoded.match(new RegExp(`.{1,${width}}`, "g"))?.join(end) ?? "";
      const left = shown(new Mask([text]), Buffer.from(broken), [width, width + 1]).toString().replaceAll(/\*|\s/g, "");
      expect(left.length).toBeLessThanOrEqual(6);
    }
  }
});

test("the lines of a secret with several are kept out by themselves", () => {
  const key = "-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\n-----END KEY-----";
  expect(shown(new Mask([key]), Buffer.from("> MIIEvQIBADANBgkqhkiG9w0B\r\n"), []).toString()).toBe("> ***\r\n");
});

test("what may still become a secret is held back, and shown when it does not", () => {
  const stream = new Mask(["hunter22"]).open();
  expect(stream.write(Buffer.from("say hunter")).toString()).toBe("say ");
  expect(stream.write(Buffer.from("s\n")).toString()).toBe("hunters\n");
  expect(stream.write(Buffer.from("hunter2")).toString()).toBe("");
  expect(stream.end().toString()).toBe("hunter2");
});

test("a whole text loses its secrets and nothing else", () => {
  const mask = new Mask(["hunter22"]);
  expect(mask.text('{"run":"login hunter22","note":"aHVudGVyMjI= \u00e9"}')).toBe('{"run":"login ***","note":"***I= \u00e9"}');
  expect(mask.text("ends with hunter2")).toBe("ends with hunter2");
});

test("short lines of a secret are kept out from six characters on, and shorter ones are not looked for alone", () => {
  const mask = new Mask(["abcdef\nab\nuvwxyz"]);
  expect(mask.text("> abcdef\n> ab\n> uvwxyz")).toBe("> ***\n> ab\n> ***");
});

test("the same secrets are looked for by the same mask, others by another", () => {
  const first = maskOf(["hunter22"]);
  expect(maskOf(["hunter22"])).toBe(first);
  expect(maskOf(["hunter23"])).not.toBe(first);
  expect(maskOf([]).text("hunter22")).toBe("hunter22");
});

test("a secret of fewer than six characters is refused", () => {
  expect(() => new Mask(["long enough", "short"])).toThrow("fewer than 6 characters");
});

test("without secrets nothing is held back", () => {
  const chunk = Buffer.from("anything");
  expect(new Mask([]).open().write(chunk)).toBe(chunk);
});
