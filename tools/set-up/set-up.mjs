// Does the set-up that is missing, says what and how long: node tools/set-up/set-up.mjs start|start:kafka|test|dev
// Plain JavaScript for the machine's own Node: it runs before the pinned one is installed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingPackages } from './missing-packages.mjs';
import { adviceFor, checkNode } from './advice.mjs';
import { provideBackbone } from './backbone.mjs';
import { provideBrowser } from './browser.mjs';
import { runStep, step } from './steps.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const purpose = process.argv[2] ?? 'start';
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** What has to be compiled first; tests compile everything themselves, as one of their checks. */
const platform = ['tools/launcher/tsconfig.lib.json', 'apps/cli/tsconfig.lib.json'];
const projects = { start: platform, 'start:kafka': platform, dev: platform, test: [] };

try {
  checkNode(process.versions.node);
  if (!(purpose in projects)) throw new Error(`unknown purpose ${purpose}: ${Object.keys(projects).join(', ')}`);
  const missing = missingPackages(root);
  if (missing !== undefined) {
    await step(`Installing packages (${missing})`, () =>
      runStep(npmCommand(), ['ci', '--no-audit', '--no-fund'], root),
    );
  }
  await step(
    'Generating code from the contracts',
    () => runStep(node, ['libs/contracts/generate.mjs'], root),
    'when-slow',
  );
  await step('Generating the API client', () => runStep(node, ['libs/api-client/generate.mjs'], root), 'when-slow');
  if (projects[purpose].length > 0) {
    const compiler = ['node_modules/typescript-native/bin/tsc', '-b', ...projects[purpose]];
    await step('Compiling', () => runStep(node, compiler, root), 'when-slow');
  }
  await step('Building the console', () => buildConsole(), 'when-slow');
  if (purpose === 'start:kafka') {
    await provideBackbone({ root, node }, { brokers: process.env.KAFKA_BROKERS, redisUrl: process.env.REDIS_URL });
  }
  if (purpose === 'test') {
    await provideBackbone({ root, node }).catch(sayWhatIsLeftOut);
    await provideBrowser();
  }
} catch (error) {
  const { happened, todo } = adviceFor(error);
  console.error(`\n${happened}\n${todo}`);
  process.exitCode = 1;
}

/** Does nothing when no source of it has changed. */
function buildConsole() {
  const build = 'apps/console/build.mjs';
  return existsSync(join(root, build)) ? runStep(node, [build], root) : undefined;
}

/** Tests need not have a Kafka: the runner names those it leaves out, and in CI it fails for them. */
function sayWhatIsLeftOut(error) {
  const { happened, todo } = adviceFor(error);
  console.error(`Without Apache Kafka and Redis: ${happened}\n${todo}`);
}

/** The npm that called us, so that both are of one kind. */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.c?js$/.test(script) ? [process.execPath, script] : 'npm';
}
