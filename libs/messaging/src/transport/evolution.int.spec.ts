import { describe, expect, it } from '@jest/globals';
import { Majors, nextMajor } from '@harbourlink/contracts';
import { wantsOf } from '../nest/wants.js';
import { Backbone } from '../schemas.fixture.js';
import { itEvolves } from './evolution.fixture.js';
import { seminarMajors, v1, v2 } from './seminars.fixture.js';

itEvolves('embedded', () => Backbone.start());

describe('a lane', () => {
  it('follows one major of a stream', () => {
    expect(() => wantsOf('both', [v1.planned, v2.planned], seminarMajors)).toThrow('two majors of one stream');
  });

  it('follows nothing that is not published any more', () => {
    const upOnly = [
      { older: v1.planned, newer: v2.planned, up: (event: object) => ({ ...event }) },
      { older: v1.held, newer: v2.held, up: (event: object) => ({ ...event }) },
    ];
    const later = new Majors([nextMajor('registry.seminar.v1', 'registry.seminar.v2', upOnly)]);
    expect(() => wantsOf('late', [v1.planned], later)).toThrow('is not published any more');
    expect(
      [...wantsOf('early', [v2.planned], later).values()].map(({ topic, publishedIn }) => [topic, publishedIn]),
    ).toEqual([
      ['registry.seminar.v1', 'registry.seminar.v2'],
      ['registry.seminar.v1', 'registry.seminar.v2'],
    ]);
  });
});
