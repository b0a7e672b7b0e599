const LONGEST = 64;

/**
 * A function that makes ids a plan accepts (see `PLAN_ID_PATTERN`) out of any names, different for every call and the
 * same for the same calls. What a name ends with is kept where it is too long: that is where names differ.
 */
export function idMaker(): (name: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return (name) => {
    const plain = name.normalize("NFKD").replaceAll(/[^A-Za-z0-9_-]+/g, "-");
    const wanted = shortened(plain, LONGEST) || "task";
    let id = wanted;
    for (let number = next.get(wanted) ?? 2; taken.has(id); number += 1) {
      id = `${shortened(wanted, LONGEST - 1 - String(number).length)}-${number}`;
      next.set(wanted, number + 1);
    }
    taken.add(id);
    return id;
  };
}

function shortened(text: string, length: number): string {
  return text.slice(-length).replace(/^[_-]+/, "").replace(/-+$/, "");
}
