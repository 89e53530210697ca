import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** The short name of each service and the folder of its app, as in architecture and contracts. */
const appOf: Readonly<Record<string, string>> = {
  identity: 'identity',
  registry: 'enterprise-registry',
  matching: 'matching-engine',
  mou: 'mou-tracker',
  notifications: 'notifications',
  insights: 'insights',
};

const textOf = (path: string): string => readFileSync(path, 'utf8');
const inCode = (markdown: string): string[] => [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** Every message at the top of an aggregate's proto is an event. */
function eventsDeclared(service: string): string[] {
  const protos = globSync(`proto/harbourlink/${service}/v1/*.proto`).filter((path) => !path.endsWith('types.proto'));
  return protos.flatMap((path) => [...textOf(path).matchAll(/^message (\w+)/gm)].map(([, name = '']) => name));
}

/** The events a service's handlers take, by the schemas their decorators name. */
function eventsHandled(app: string): string[] {
  const sources = globSync(`apps/${app}/src/**/events/*.ts`)
    .filter((path) => !path.endsWith('.spec.ts'))
    .map(textOf);
  const decorated = sources.flatMap((source) => [...source.matchAll(/@Event(?:Batch)?Handler\(\s*(\[[^\]]*\]|\w+)/g)]);
  return decorated.flatMap(([, schemas = '']) => [...schemas.matchAll(/(\w+)Schema\b/g)].map(([, name = '']) => name));
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** `GET /api/v1/needs/{id}`: those of the service itself; operations, health and the like come with the kit. */
function routesServed(app: string): string[] {
  const { paths } = JSON.parse(textOf(`apps/${app}/openapi.json`)) as OpenApi;
  const own = Object.entries(paths).filter(([path]) => path.startsWith('/api/') && !path.includes('/operations/'));
  return own.flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
}

/** A parameter's name is the document's affair: `{id}` and `{needId}` are the same route. */
const nameless = (route: string): string => route.replaceAll(/\{\w+\}/g, '{}').replace(/\?.*$/, '');

/**
 * Routes of the tables, with their shorthand: a lone `GET` shares the path that follows, `/ending` stands in for the last
 * segment of the path before, `.../errors` goes on from it.
 */
function routesNamed(markdown: string): string[] {
  const cells = [...markdown.matchAll(/^\| (.*?) \|/gm)].map(([, cell = '']) => cell);
  return cells.filter((cell) => cell.includes('/api/v1/')).flatMap(routesOfCell);
}

function routesOfCell(cell: string): string[] {
  const routes: string[] = [];
  const methods: string[] = [];
  let method = '';
  let path = '';
  for (const code of inCode(cell)) {
    const whole = /^([A-Z]+) (\/.*)$/.exec(code);
    if (/^[A-Z]+$/.test(code)) methods.push(code);
    else if (whole) [, method = '', path = ''] = whole;
    else if (code.startsWith('.../')) path += code.slice(3);
    else if (code.startsWith('/')) path = path.replace(/\/[^/]*$/, code);
    else continue;
    if (!/^[A-Z]+$/.test(code)) routes.push(...[...methods.splice(0), method].map((each) => `${each} ${path}`));
  }
  return routes.filter((route) => !route.includes('/operations/'));
}

describe.each(Object.entries(appOf))('the README of %s', (service, app) => {
  const readme = textOf(`apps/${app}/README.md`);
  const codes = inCode(readme);
  const routes = routesNamed(readme);

  it('names every event the service declares', () => {
    expect(eventsDeclared(service).filter((event) => !codes.includes(event))).toEqual([]);
  });

  it('names every event the service takes', () => {
    expect([...new Set(eventsHandled(app))].filter((event) => !codes.includes(event))).toEqual([]);
  });

  it('names every route', () => {
    const named = routes.map(nameless);
    expect(routesServed(app).filter((route) => !named.includes(nameless(route)))).toEqual([]);
  });

  it('names no route that is not there', () => {
    const served = routesServed(app).map(nameless);
    expect(routes.filter((route) => !served.includes(nameless(route)))).toEqual([]);
  });
});
