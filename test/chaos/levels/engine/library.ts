import type * as Messaging from '@harbourlink/messaging';
import type * as Failpoints from '@harbourlink/messaging/failpoint';
import type * as Persistence from '@harbourlink/persistence';
import { declareVariant, mustBeApplied } from '../../loading/variants.mjs';
import type { Patch } from '../../loading/variants.mjs';
import { currentProcess } from './simulated-process.js';

/** The code under test: the real one, or a copy in which a text was replaced. */
export interface Library {
  readonly name: string;
  readonly messaging: typeof Messaging;
  readonly persistence: typeof Persistence;
}

/** The backbone as it is. */
export async function realLibrary(): Promise<Library> {
  const failpoints = await import('@harbourlink/messaging/failpoint');
  return listened(failpoints, {
    name: 'real',
    messaging: await import('@harbourlink/messaging'),
    persistence: await import('@harbourlink/persistence'),
  });
}

/** The backbone with exact texts replaced, loaded beside the real one. */
export async function changedLibrary(name: string, patches: readonly Patch[]): Promise<Library> {
  declareVariant(name, patches);
  const load = async <T>(specifier: string): Promise<T> => (await import(`${specifier}?variant=${name}`)) as T;
  const failpoints = await load<typeof Failpoints>('@harbourlink/messaging/failpoint');
  const library = {
    name,
    messaging: await load<typeof Messaging>('@harbourlink/messaging'),
    persistence: await load<typeof Persistence>('@harbourlink/persistence'),
  };
  mustBeApplied(name);
  return listened(failpoints, library);
}

function listened(failpoints: typeof Failpoints, library: Library): Library {
  failpoints.onFailpoint((step) => currentProcess()?.reach(step));
  return library;
}
