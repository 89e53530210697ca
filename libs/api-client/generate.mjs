// Makes src/generated from the committed apps/*/openapi.json: node libs/api-client/generate.mjs. Does nothing when no
// document and nothing of the generator changed.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const apps = join(here, '..', '..', 'apps');
const target = join(here, 'src', 'generated');
const stamp = join(target, 'made-from.txt');
const sentByTheClient = ['idempotency-key', 'accept-language', 'acting-for'];

const documents = globSync('*/openapi.json', { cwd: apps })
  .sort()
  .map((path) => ({ name: dirname(path), text: readFileSync(join(apps, path), 'utf8') }));

const wanted = hashOfSources();
if (isCurrent(wanted)) {
  console.log('api-client: generated code is current');
} else {
  const started = Date.now();
  const made = await generate();
  writeFileSync(stamp, [wanted, ...made].join('\n'));
  console.log(`api-client: generated ${made.length} files in ${Date.now() - started} ms`);
}

/** True when the stamp is of these documents and every file it names is still there. */
function isCurrent(hash) {
  if (!existsSync(stamp)) return false;
  const [stamped, ...made] = readFileSync(stamp, 'utf8').split('\n');
  return stamped === hash && made.every((name) => existsSync(join(target, name)));
}

function hashOfSources() {
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256').update(require('openapi-typescript/package.json').version);
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  for (const { name, text } of documents) hash.update(`\0${name}\0`).update(text);
  return hash.digest('hex');
}

async function generate() {
  const { default: openapiTypes, astToString } = await import('openapi-typescript');
  const made = [];
  for (const { name, text } of documents) {
    const types = await openapiTypes(withoutWhatTheClientDoes(JSON.parse(text)), { alphabetize: true });
    made.push(replace(`${name}.ts`, astToString(types)));
  }
  made.push(replace('every-service.ts', everyService(documents.map(({ name }) => name))));
  return made;
}

/** What the client does itself nobody has to ask for; health is asked at the gateway. */
function withoutWhatTheClientDoes(document) {
  document.paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith('/api/v1/')));
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations)) {
      operation.parameters = operation.parameters?.filter(({ name }) => !sentByTheClient.includes(name.toLowerCase()));
    }
  }
  return document;
}

/** Paths of all services as one type; schemas by service, for their names may meet. */
function everyService(names) {
  const alias = (name) => name.replace(/-./g, (letters) => letters.charAt(1).toUpperCase());
  const imports = names.map(
    (name) =>
      `import type { components as ${alias(name)}Components, paths as ${alias(name)}Paths } from './${name}.js';`,
  );
  const paths = names.map((name) => `${alias(name)}Paths`).join(' & ') || 'Record<string, never>';
  const schemas = names.map((name) => `  '${name}': ${alias(name)}Components['schemas'];`);
  return [...imports, `export type Paths = ${paths};`, 'export interface Schemas {', ...schemas, '}', ''].join('\n');
}

/** File by file, so that a compiler that runs meanwhile never finds an empty folder. */
function replace(name, content) {
  const path = join(target, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return name;
  mkdirSync(target, { recursive: true });
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, path);
  return name;
}
