/** A longer one would not fit into the cookie that remembers it. */
const longest = 1_000;

/**
 * Where to go after signing in: an address on this platform, or its first page. Whatever a browser would read as another
 * host (`//`, `/\`, a scheme, what the URL parser drops) is none of ours.
 */
export function returnAddress(wanted: string | undefined, { origin }: URL): string {
  const first = `${origin}/`;
  if (wanted === undefined || wanted.length > longest || !wanted.startsWith('/')) return first;
  if (!URL.canParse(wanted, origin)) return first;
  const address = new URL(wanted, origin);
  return address.origin === origin && !address.pathname.startsWith('//') ? address.href : first;
}
