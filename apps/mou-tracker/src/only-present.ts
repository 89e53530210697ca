type Optional<T> = { [Key in keyof T]: undefined extends T[Key] ? Key : never }[keyof T];
type Present<T> = Omit<T, Optional<T>> & { [Key in Optional<T>]?: Exclude<T[Key], undefined> };

/** The same object without the keys that hold undefined: in state and events what is absent has no key. */
export function onlyPresent<T extends object>(object: T): Present<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Present<T>;
}
