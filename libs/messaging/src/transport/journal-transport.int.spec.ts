import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@harbourlink/testing';
import { anId, Backbone } from '../schemas.fixture.js';
import { itIsATransport } from './transport-contract.fixture.js';

itIsATransport('embedded', () => Backbone.start());

describe('the embedded transport', () => {
  let backbone: Backbone;
  beforeEach(async () => {
    backbone = await Backbone.start();
  });
  afterEach(() => backbone.stop());

  it('notices a cursor that was put back by hand while nothing new comes, and handles nothing twice', async () => {
    const cursor = async (): Promise<number> => {
      const [row] = await backbone.ask<{ cursor: string }>('SELECT cursor FROM inbox_lane');
      return Number(row?.cursor ?? 0);
    };
    const key = anId();
    await backbone.publish(key, [1, 2]);
    await backbone.sequence();
    await backbone.consumer([{ name: 'lane', handle: await backbone.recorder('lane') }]);
    await eventually(async () => (await backbone.versions('lane', key)).length === 2);
    await backbone.ask('UPDATE inbox_lane SET cursor = 0');
    await eventually(async () => (await cursor()) === 2);
    expect(await backbone.versions('lane', key)).toEqual([1, 2]);
  });
});
