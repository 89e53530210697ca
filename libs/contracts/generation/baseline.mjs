// The image of the protos as last accepted; what is written and read today must stay compatible with it.
import { join } from 'node:path';
import { buf, protoFolder, workspaceRoot } from './descriptors.mjs';

export const baseline = join(protoFolder, 'baseline.binpb');

/** Throws an error that lists what breaks when the protos of a workspace folder are not compatible with the baseline. */
export function mustNotBreak(folder = workspaceRoot) {
  buf('breaking', folder, '--against', baseline);
}

export function buildBaseline(target) {
  buf('build', '--exclude-source-info', '-o', target);
}
