// The lockfile names no host (the user's npm decides where packages come from) and every version is exact.
import { readFileSync } from 'node:fs';

const hosts = readFileSync('package-lock.json', 'utf8').match(/"resolved": "https?:[^"]*"/g) ?? [];
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
  ([, version]) => !/^(npm:[^@]+@)?\d/.test(version),
);

for (const host of hosts.slice(0, 5)) console.error(`package-lock.json names a host: ${host}`);
for (const [name, version] of ranges) console.error(`package.json: ${name} ${version} is not an exact version`);
process.exitCode = hosts.length + ranges.length === 0 ? 0 : 1;
