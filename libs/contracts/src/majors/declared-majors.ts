import { Majors } from './majors.js';

/**
 * The topics of the platform that have more than one major: `nextMajor('registry.need.v1', 'registry.need.v2', [...])`. None
 * so far; docs/events.md shows how the first one comes about.
 */
export const majors = new Majors([]);
