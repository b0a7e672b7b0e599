import fc from "fast-check";

/** What `PLANLOOM_PROPERTY_SEED` may be besides a number: other cases each time. */
const ANY = "any";
const USUAL = 20;

/**
 * Property tests try the same cases every time, so that no change is held up by a rare case that was wrong before it.
 * Whoever looks for those asks for other ones by `PLANLOOM_PROPERTY_SEED`; a test that has a seed of its own keeps it.
 */
const wanted = process.env["PLANLOOM_PROPERTY_SEED"] ?? String(USUAL);
if (wanted !== ANY) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
