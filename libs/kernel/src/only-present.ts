type Absent = undefined | null;
type MayBeAbsent<T> = { [Key in keyof T]: Extract<T[Key], Absent> extends never ? never : Key }[keyof T];
type Present<T> = Omit<T, MayBeAbsent<T>> & { [Key in MayBeAbsent<T>]?: Exclude<T[Key], Absent> };

/** The same object without the keys that hold undefined or null: in state and events what is absent has no key. */
export function onlyPresent<T extends object>(object: T): Present<T> {
  const present = Object.entries(object).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(present) as Present<T>;
}
