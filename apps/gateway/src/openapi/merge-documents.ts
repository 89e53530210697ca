/** As much of an OpenAPI document as merging looks at. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What differs between services stays apart by the service's name; how one proves who one is is the same everywhere. */
const sharedComponents = 'securitySchemes';

/** One document for the whole platform out of one per service: names of operations, tags and components carry the service. */
export function mergeDocuments(
  documents: Readonly<Record<string, OpenApiDocument>>,
  frame: Pick<OpenApiDocument, 'info'> & { readonly servers: readonly { readonly url: string }[] },
): OpenApiDocument {
  const tags: { name: string; description?: string }[] = [];
  const paths: Record<string, Record<string, unknown>> = {};
  const components: Record<string, Record<string, unknown>> = {};
  for (const [service, original] of Object.entries(documents)) {
    const document = apart(service, original);
    tags.push(...(document.tags ?? []));
    for (const [path, item] of Object.entries(document.paths)) {
      if (path.startsWith('/api/v1/')) paths[path] = { ...paths[path], ...item };
    }
    for (const [kind, named] of Object.entries(document.components ?? {})) {
      components[kind] = { ...components[kind], ...named };
    }
  }
  return { openapi: '3.1.0', ...frame, tags, paths, components };
}

/** The document with every name of its own prefixed by the service. */
function apart(service: string, document: OpenApiDocument): OpenApiDocument {
  const renamed = rename(document as unknown as Json, service) as unknown as OpenApiDocument;
  const components = Object.fromEntries(
    Object.entries(renamed.components ?? {}).map(([kind, named]) => [
      kind,
      kind === sharedComponents
        ? named
        : Object.fromEntries(Object.entries(named).map(([name, value]) => [prefixed(service, name), value])),
    ]),
  );
  const tags = usedTags(renamed).map((name) => ({
    description: '',
    ...renamed.tags?.find((tag) => prefixed(service, tag.name) === name),
    name,
  }));
  return { ...renamed, components, tags };
}

function rename(value: Json, service: string, key = ''): Json {
  if (Array.isArray(value)) {
    return key === 'tags' && value.every((each) => typeof each === 'string')
      ? value.map((tag) => prefixed(service, String(tag)))
      : value.map((each: Json) => rename(each, service));
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rename(each as Json, service, name)]));
  }
  if (typeof value !== 'string') return value;
  if (key === 'operationId') return prefixed(service, value);
  return value.replace(
    /^#\/components\/(?!securitySchemes)([^/]+)\/(.+)$/,
    (_all, kind: string, name: string) => `#/components/${kind}/${prefixed(service, name)}`,
  );
}

function usedTags(document: OpenApiDocument): string[] {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item) as { tags?: string[] }[]);
  return [...new Set(operations.flatMap(({ tags }) => tags ?? []))].sort();
}

function prefixed(service: string, name: string): string {
  return name.startsWith(`${service}_`) ? name : `${service}_${name}`;
}
