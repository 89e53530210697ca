// What the .proto files declare, read through buf: the one source of everything generated here.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';

export const workspaceRoot = fileURLToPath(new URL('../../..', import.meta.url));
export const protoFolder = join(workspaceRoot, 'proto');

/** Runs buf in the workspace's root; throws an error that shows what buf said. */
export function buf(...args) {
  const command = createRequire(import.meta.url).resolve('@bufbuild/buf/bin/buf');
  const binFolder = join(dirname(dirname(dirname(dirname(command)))), '.bin');
  const env = { ...process.env, PATH: `${binFolder}${delimiter}${process.env.PATH ?? ''}` };
  try {
    return execFileSync(process.execPath, [command, ...args], {
      cwd: workspaceRoot,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    throw new Error(`buf ${args[0]} said no:\n${error.stdout ?? ''}${error.stderr ?? ''}`, { cause: error });
  }
}

/** All files below a folder of protos, as a registry with comments. */
export function readDescriptors(folder = protoFolder) {
  const scratch = mkdtempSync(join(tmpdir(), 'harbourlink-proto-'));
  try {
    const image = join(scratch, 'image.binpb');
    buf('build', folder, '--as-file-descriptor-set', '-o', image);
    return createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(image)));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Messages of the platform's own files, in the order of file name and declaration. */
export function messagesOf(registry) {
  return [...registry.files]
    .filter((file) => file.name.startsWith('harbourlink/'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((file) => file.messages);
}

/** `harbourlink/<service>/v<major>/<aggregate>`: the aggregate's file holds events, `types` and shared packages hold values. */
export function placeOf(file) {
  const [, service = '', version = '', aggregate = ''] = file.name.split('/');
  return { service, version, aggregate, holdsEvents: aggregate !== 'types' && service !== 'type' };
}

/** Every event: each top-level message of an aggregate's file. */
export function eventsOf(registry) {
  return messagesOf(registry).filter((message) => placeOf(message.file).holdsEvents);
}

/** The comment above a top-level message, one line; '' when there is none. */
export function commentOf(message) {
  const index = message.file.proto.messageType.findIndex((candidate) => candidate.name === message.name);
  return commentAt(message.file, [4, index]);
}

/** The comment above a field of a top-level message, one line; '' when there is none. */
export function fieldCommentOf(field) {
  const message = field.parent.file.proto.messageType.findIndex((candidate) => candidate.name === field.parent.name);
  const index = field.parent.proto.field.findIndex((candidate) => candidate.number === field.number);
  return commentAt(field.parent.file, [4, message, 2, index]);
}

function commentAt(file, path) {
  const location = file.proto.sourceCodeInfo?.location.find(
    (candidate) => candidate.path.length === path.length && candidate.path.every((step, i) => step === path[i]),
  );
  return (location?.leadingComments ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');
}
