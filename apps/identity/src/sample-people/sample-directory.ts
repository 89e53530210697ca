import type { SamplePerson } from './sample-people.js';

/** The sample people while sample sign-ins are on; nobody otherwise. */
export class SampleDirectory {
  constructor(readonly people: readonly SamplePerson[]) {}
}
