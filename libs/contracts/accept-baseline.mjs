// Makes today's protos the baseline that later changes are compared with: node libs/contracts/accept-baseline.mjs
// Refuses a breaking change (declare another event or another major instead), unless --unreleased says that no event was
// ever written outside a test.
import { existsSync } from 'node:fs';
import { baseline, buildBaseline, mustNotBreak } from './generation/baseline.mjs';

try {
  if (existsSync(baseline) && !process.argv.includes('--unreleased')) mustNotBreak();
  buildBaseline(baseline);
  console.log('contracts: the baseline is what the protos are now');
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
