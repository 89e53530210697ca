import { rm } from 'node:fs/promises';

export default async function tearDown() {
  const started = globalThis.harbourlinkBrowserPlatform;
  if (!started) return;
  await started.platform.stop();
  await rm(started.folder, { recursive: true, force: true });
}
