import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batchId } from "../plan/ids.ts";
import { redoneBy } from "./followers-of.ts";
import { arbitraryFactSeed, factFor } from "./testing/arbitrary-fact.ts";
import { arbitrarySpec } from "./testing/arbitrary-spec.ts";
import { makeSpec } from "./testing/make-spec.ts";
import { RunDriver } from "./testing/run-driver.ts";

describe("what a restart redoes", () => {
  test("the batch, and what follows from it as far as something was done; nothing that has not begun", () => {
    const driver = new RunDriver(makeSpec(["a", { id: "b", needs: ["a"] }, { id: "c", needs: ["a"] }, { id: "d", needs: ["b", "c"] }, "other"]));
    driver.start();
    driver.succeed("a", "b", "other").claim("c");
    const told = redoneBy(driver.run, batchId("a")).map(({ spec, effect }) => `${effect} ${spec.id}`);
    expect(told).toEqual(["redo a", "redo b", "stop c"]);
  });

  test("for every random run it is what the machine then does, and nothing that was accepted is redone untold", () => {
    fc.assert(
      fc.property(arbitrarySpec, fc.array(arbitraryFactSeed, { maxLength: 120, size: "max" }), fc.nat(30), (spec, seeds, which) => {
        const driver = new RunDriver(spec);
        driver.start();
        for (const seed of seeds) {
          driver.pass(seed.minutes);
          driver.send(factFor(driver.run, seed, driver.now));
        }
        const before = driver.run;
        const id = before.spec.batches[which % before.spec.batches.length]?.id;
        if (id === undefined) return;
        const told = redoneBy(before, id);
        if (driver.restart(id).kind === "ignored") return;
        const wrong = before.spec.batches.filter((one) => {
          const effect = told.find(({ spec: { id: other } }) => other === one.id)?.effect;
          const [was, is] = [before.batches[one.id], driver.run.batches[one.id]];
          const stage = is?.attempts[(was?.attempts.length ?? 0) - 1]?.stage;
          const stageBefore = was?.attempts.at(-1)?.stage;
          // Somebody restarted it before.
          if (stageBefore?.kind === "running" && stageBefore.stopping?.kind === "restart") return false;
          if (stageBefore?.kind === "running") return (effect === "stop") !== (stage?.kind === "running" && stage.stopping?.kind === "restart");
          return was?.phase.kind === "accepted" && one.work !== "none" && (effect === "redo") !== (is?.phase.kind !== "accepted");
        });
        expect(wrong).toEqual([]);
      }),
    );
  });
});
