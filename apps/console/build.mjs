// Builds dist/web for the gateway to serve: node apps/console/build.mjs. Does nothing when no source has changed.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const here = import.meta.dirname;
const root = join(here, '..', '..');
const target = join(here, 'dist', 'web');
const stamp = join(here, 'dist', 'made-from.txt');

const wanted = hashOfSources();
if (existsSync(join(target, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
  console.log('console: what was built is current');
} else {
  const started = Date.now();
  // Whoever asks for it, a test runner too: what is built stays, and is what people are served.
  process.env.NODE_ENV = 'production';
  // Loaded only where there is something to build: every start of the platform comes by here.
  const { build } = await import('vite');
  // Made beside and put in its place: a gateway that is running never sees half of it.
  const draft = `${target}.${process.pid}`;
  await build({ configFile: join(here, 'vite.config.mjs'), logLevel: 'warn', build: { outDir: draft } });
  const files = await compress(draft);
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
  writeFileSync(stamp, wanted);
  console.log(`console: built and compressed ${files} files in ${Date.now() - started} ms`);
}

function hashOfSources() {
  const patterns = ['apps/console/{src,public}/**/*', 'libs/{api-client,kernel,taxonomy}/src/**/*'];
  const single = ['apps/console/index.html', 'apps/console/vite.config.mjs', 'apps/console/build.mjs'];
  const paths = patterns.flatMap((pattern) => globSync(pattern, { cwd: root }));
  const files = paths.filter((path) => /\.[a-z]+$/.test(path) && !/\.spec\.ts$/.test(path));
  const hash = createHash('sha256');
  for (const path of [...files.sort(), ...single, 'package-lock.json'])
    hash.update(`\0${path.replaceAll('\\', '/')}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** Once at the highest level, so that no request waits for it. */
async function compress(folder) {
  const paths = globSync('**/*.{js,css,svg}', { cwd: folder });
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  for (const path of paths) {
    const file = join(folder, path);
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, brotli));
    writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
  return paths.length;
}
