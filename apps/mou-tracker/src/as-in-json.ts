/** A part of a name as it stands where names are kept as JSON: with quotes, and signs like them, escaped. */
export function asInJson(part: string | undefined): string | undefined {
  return part === undefined ? undefined : JSON.stringify(part).slice(1, -1);
}
