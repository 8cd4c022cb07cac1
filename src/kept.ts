/**
 * The same function, which keeps what it made as long as what it was made of: a process that watches asks again and again
 * for what follows from the same objects. For functions of nothing but their argument, which is never changed.
 */
export function kept<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const known = new WeakMap<From, { readonly made: To }>()
  return (from) => {
    const found = known.get(from)
    if (found) return found.made
    const made = make(from)
    known.set(from, { made })
    return made
  }
}
