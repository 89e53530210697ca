// Freezes a sample of every event that has none with all its fields: node libs/contracts/freeze-samples.mjs
// Existing samples stay as they are, unless --unreleased says that no event was ever written outside a test.
import { rmSync } from 'node:fs';
import { readDescriptors } from './generation/descriptors.mjs';
import { freezeSamples, samplesFolder } from './generation/samples.mjs';

if (process.argv.includes('--unreleased')) rmSync(samplesFolder, { recursive: true, force: true });
const names = await freezeSamples(readDescriptors());
console.log(`contracts: ${names.length} samples frozen`);
