import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Why `npm ci` is needed, or undefined. npm keeps a list of what it installed: set against the lockfile it says whether
 * node_modules is whole, however it came about. Packages for other platforms are not there and need not be.
 */
export function missingPackages(root) {
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return 'the first time';
  const wanted = packagesIn(join(root, 'package-lock.json')) ?? {};
  const changed = Object.entries(wanted).filter(([path, entry]) => {
    if (!path.includes('node_modules/')) return false;
    const present = installed[path];
    return present === undefined
      ? !entry.optional && !entry.devOptional && !entry.peer
      : present.version !== entry.version;
  });
  if (changed.length > 0) return changed.length === 1 ? '1 has changed' : `${changed.length} have changed`;
  if (!existsSync(join(root, 'node_modules', 'node', 'bin'))) return 'Node itself is missing';
  return undefined;
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
