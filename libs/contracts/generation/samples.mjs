// Frozen samples: bytes of every event as they were once written, which must be readable for ever.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { format, resolveConfig } from 'prettier';
import { eventsOf, protoFolder } from './descriptors.mjs';
import { filledMessage, holdsEveryField } from './filled-message.mjs';
import { filesBelow } from './files-below.mjs';

export const samplesFolder = join(protoFolder, 'samples');

/** The events whose newest sample does not hold every field they have now. */
export function eventsWithoutSample(registry, folder = samplesFolder) {
  return eventsOf(registry).filter((event) => {
    const newest = join(folder, `${sampleName(event, newestSampleOf(event, folder))}.bin`);
    return !existsSync(newest) || !holdsEveryField(event, fromBinary(event, readFileSync(newest)));
  });
}

/** Freezes `<type>.v<n>.bin` with its JSON for each of them, n one higher than before. Never touches a sample that is. */
export async function freezeSamples(registry, folder = samplesFolder) {
  mkdirSync(folder, { recursive: true });
  const options = { ...(await resolveConfig(join(folder, 'sample.json'))), parser: 'json' };
  const names = [];
  for (const event of eventsWithoutSample(registry, folder)) {
    const name = sampleName(event, newestSampleOf(event, folder) + 1);
    const { plain, message } = filledMessage(event);
    writeFileSync(join(folder, `${name}.bin`), toBinary(event, create(event, message)), { flag: 'wx' });
    writeFileSync(join(folder, `${name}.json`), await format(JSON.stringify(plain), options), { flag: 'wx' });
    names.push(name);
  }
  return names;
}

function newestSampleOf(event, folder) {
  const numbers = filesBelow(folder)
    .filter((name) => name.startsWith(`${event.typeName}.v`) && name.endsWith('.bin'))
    .map((name) => Number(name.slice(`${event.typeName}.v`.length, -'.bin'.length)));
  return Math.max(0, ...numbers);
}

function sampleName(event, number) {
  return `${event.typeName}.v${number}`;
}
