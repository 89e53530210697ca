// Makes src/generated from proto/: node libs/contracts/generate.mjs. Plain JavaScript for Node 20 and later, because
// set-up runs it before the pinned Node is there. Does nothing when no .proto and nothing of the generator changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buf, protoFolder, readDescriptors } from './generation/descriptors.mjs';
import { filesBelow } from './generation/files-below.mjs';
import { allEvents, serviceModules } from './generation/modules.mjs';
import { plainTypes } from './generation/plain-types.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, 'src', 'generated');
const stamp = join(target, 'made-from.txt');

const wanted = hashOfSources();
if (isCurrent(wanted)) {
  console.log('contracts: generated code is current');
} else {
  const started = Date.now();
  const made = generate();
  writeFileSync(stamp, [wanted, ...made].join('\n'));
  console.log(`contracts: generated ${made.length} files in ${Date.now() - started} ms`);
}

/** True when the stamp is of these sources and every file it names is still there. */
function isCurrent(hash) {
  if (!existsSync(stamp)) return false;
  const [stamped, ...made] = readFileSync(stamp, 'utf8').split('\n');
  return stamped === hash && made.every((name) => existsSync(join(target, name)));
}

function hashOfSources() {
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256').update(require('@bufbuild/protoc-gen-es/package.json').version);
  const generators = ['generate.mjs', ...filesBelow(join(here, 'generation')).map((name) => `generation/${name}`)];
  const protos = filesBelow(protoFolder).filter((name) => name.endsWith('.proto'));
  for (const name of generators) hash.update(`\0${name}\0`).update(readFileSync(join(here, name)));
  for (const name of protos) hash.update(`\0${name}\0`).update(readFileSync(join(protoFolder, name)));
  return hash.digest('hex');
}

/** Generates aside, then replaces file by file, so that a compiler that runs meanwhile never finds an empty folder. */
function generate() {
  const aside = mkdtempSync(join(tmpdir(), 'harbourlink-contracts-'));
  try {
    buf('generate', '-o', aside);
    const registry = readDescriptors();
    writeFileSync(join(aside, 'plain-messages.ts'), plainTypes(registry));
    writeFileSync(join(aside, 'all-events.ts'), allEvents(registry));
    for (const { name, text } of serviceModules(registry)) {
      mkdirSync(dirname(join(aside, name)), { recursive: true });
      writeFileSync(join(aside, name), text);
    }
    const made = filesBelow(aside);
    for (const name of made) replaceIfDifferent(join(target, name), readFileSync(join(aside, name)));
    const stale = filesBelow(target).filter((name) => name.endsWith('.ts') && !made.includes(name));
    for (const name of stale) rmSync(join(target, name), { force: true });
    return made;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

function replaceIfDifferent(path, content) {
  if (existsSync(path) && readFileSync(path).equals(content)) return;
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, path);
}
