import { describe, expect, it } from '@jest/globals';
import { NoRedis } from '@harbourlink/service-kit/redis';
import { NoticeArrivals } from './notice-arrivals.js';

/** Passes on what is published, to who publishes as well. */
class Bus extends NoRedis {
  private readonly listeners: ((message: string) => void)[] = [];

  override publish(_channel?: string, message = ''): void {
    for (const listener of this.listeners) listener(message);
  }

  override listen(_channel?: string, listener?: (message: string) => void): void {
    if (listener) this.listeners.push(listener);
  }
}

function heardBy(arrivals: NoticeArrivals, person: string): { times: number; stop: () => void } {
  const heard = { times: 0, stop: arrivals.listen(person, () => (heard.times += 1)) };
  return heard;
}

describe('arrivals of notices', () => {
  it('wake the streams of that person in every replica, each once', () => {
    const bus = new Bus();
    const [one, two] = [new NoticeArrivals(bus), new NoticeArrivals(bus)];
    const heard = [heardBy(one, 'anna'), heardBy(one, 'anna'), heardBy(two, 'anna'), heardBy(two, 'ben')];
    one.arrived('anna');
    expect(heard.map(({ times }) => times)).toEqual([1, 1, 1, 0]);
  });

  it('wake the streams of this process when there is nobody to tell', () => {
    const arrivals = new NoticeArrivals();
    const heard = heardBy(arrivals, 'anna');
    arrivals.arrived('anna');
    heard.stop();
    arrivals.arrived('anna');
    expect(heard.times).toBe(1);
  });

  it('do nothing for words that are none', () => {
    const bus = new Bus();
    const heard = heardBy(new NoticeArrivals(bus), 'anna');
    for (const message of ['', 'anna', ' ', 'x y z']) bus.publish('', message);
    expect(heard.times).toBe(0);
  });
});
