/** An address as a log may know it: a query can hold codes, and the path of a link holds its secret. */
export function loggablePath(url: string): string {
  const [path = ''] = url.split('?');
  return path.replace(/^((?:\/api\/v1)?\/links\/)[^/]+/, '$1…').replace(/^(\/oidc\/interaction\/)[^/]+/, '$1…');
}
