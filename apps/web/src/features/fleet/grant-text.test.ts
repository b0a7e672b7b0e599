import fc from "fast-check";
import { expect, test } from "vitest";
import { grantText, readGrant } from "./grant-text.ts";

const label = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,12}$/);

test("what is shown of a grant is read back as the same grant", () => {
  fc.assert(
    fc.property(fc.uniqueArray(label, { maxLength: 8 }), fc.option(fc.integer({ min: 1, max: 1_000 })), (labels, mostAtOnce) => {
      expect(readGrant(grantText({ labels, mostAtOnce }))).toEqual({ labels, mostAtOnce, problems: { labels: null, mostAtOnce: null } });
    }),
  );
});

test("labels may stand between commas, blanks or both, and count once", () => {
  expect(readGrant({ labels: " gpu,linux  gpu ,, big", mostAtOnce: "" }).labels).toEqual(["gpu", "linux", "big"]);
});

test("what cannot be a label or a count is named", () => {
  expect(readGrant({ labels: "ok, -no", mostAtOnce: "" }).problems.labels).toContain("-no");
  for (const mostAtOnce of ["0", "1.5", "many", "1001"]) expect(readGrant({ labels: "", mostAtOnce }).problems.mostAtOnce).not.toBeNull();
});
