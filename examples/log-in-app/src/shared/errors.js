/** What people are told when something is refused, by what it is. */
export const ERRORS = {
  missing: "Something is missing.",
};
