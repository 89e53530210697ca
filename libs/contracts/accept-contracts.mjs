// After a change of the protos was reviewed: generates, freezes samples of what is new, moves the baseline, writes
// docs/asyncapi.json. node libs/contracts/accept-contracts.mjs [--unreleased]
// Refuses a breaking change. --unreleased says that no event was ever written outside a test: then samples start anew.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

for (const step of ['generate', 'accept-baseline', 'freeze-samples', 'asyncapi']) {
  const script = fileURLToPath(new URL(`${step}.mjs`, import.meta.url));
  try {
    execFileSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
  } catch {
    process.exit(1);
  }
}
