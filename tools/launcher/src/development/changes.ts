import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import { appOf, type ServiceName } from '../services/service.js';

/** What a batch of changed files asks for. */
export interface Change {
  readonly services: ReadonlySet<ServiceName>;
  readonly contracts: 'changed' | 'same';
}

const services = Object.keys(appOf) as ServiceName[];
const settleMs = 150;

/** Calls back with what changed under apps/, libs/ and proto/, once it has been quiet for a moment. */
export function watchSources(root: string, onChange: (change: Change) => void): { close(): void } {
  const paths = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const note = (folder: string) => (_event: string, name: string | null) => {
    if (name === null) return;
    paths.add([folder, ...name.split(sep)].join('/'));
    clearTimeout(timer);
    timer = setTimeout(() => {
      const change = changeOf([...paths]);
      paths.clear();
      if (change.services.size > 0 || change.contracts === 'changed') onChange(change);
    }, settleMs);
  };
  const watchers = ['apps', 'libs', 'proto'].map((folder) =>
    watch(join(root, folder), { recursive: true }, note(folder)),
  );
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** An app's source concerns its service, a lib's concerns all; tests and what is compiled concern nobody. */
export function changeOf(paths: readonly string[]): Change {
  const sources = paths.filter(
    (path) => /^(apps|libs)\/[^/]+\/src\/.*\.ts$/.test(path) && !/\.(spec|fixture)\.ts$/.test(path),
  );
  const concerned = sources.flatMap((path) => {
    const [place, name] = path.split('/');
    return place === 'libs' ? services : services.filter((service) => appOf[service] === name);
  });
  const contracts = paths.some((path) => path.startsWith('proto/') && path.endsWith('.proto')) ? 'changed' : 'same';
  return { services: new Set(concerned), contracts };
}
