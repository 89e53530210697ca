/** Copies of the backbone's sources with exact texts replaced, known by a name that travels in the query of their URLs. */
const variants = new Map();

/** Says what a variant changes: [{ file: 'libs/messaging/src/outbox.ts', find: 'exact text', replace: 'other text' }]. */
export function declareVariant(name, patches) {
  variants.set(
    name,
    patches.map((patch) => ({ ...patch, used: false })),
  );
}

export function variantOf(url) {
  return /[?&]variant=([\w-]+)/.exec(url)?.[1];
}

export function withVariant(url, variant) {
  return `${url.replace(/\?.*$/, '')}?variant=${variant}`;
}

/** The source as the variant has it. A text that is not there exactly once is an error: the sources have moved on. */
export function patched(filename, source, variant) {
  const patches = variant === undefined ? [] : variants.get(variant);
  if (patches === undefined) throw new Error(`no variant is called ${variant}`);
  let text = source;
  for (const patch of patches) {
    if (!filename.replaceAll('\\', '/').endsWith(`/${patch.file}`)) continue;
    const found = text.split(patch.find).length - 1;
    if (found !== 1)
      throw new Error(`variant ${variant}: the text is ${found} times in ${patch.file}, not once:\n${patch.find}`);
    text = text.replace(patch.find, () => patch.replace);
    patch.used = true;
  }
  return text;
}

/** Throws when a patch of the variant was not applied although everything is loaded. */
export function mustBeApplied(variant) {
  for (const { file, used } of variants.get(variant) ?? [])
    if (!used) throw new Error(`variant ${variant}: ${file} was never loaded`);
}
