/** The same function, which finds its answer once for each argument and keeps it as long as the argument is in use. Only for arguments that never change. */
export function remembered<Argument extends object, Answer>(find: (argument: Argument) => Answer): (argument: Argument) => Answer {
  const known = new WeakMap<Argument, { readonly answer: Answer }>();
  return (argument) => {
    const found = known.get(argument) ?? { answer: find(argument) };
    known.set(argument, found);
    return found.answer;
  };
}
