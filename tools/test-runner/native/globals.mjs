import { ModernFakeTimers } from '@jest/fake-timers';

/** What specs import from `@jest/globals`: the runner's own, and the limit of time that it leaves out. */
let limit = 60_000;
// The real ones, whatever a test makes of the clock.
const { setTimeout, clearTimeout } = globalThis;

export const { describe, expect } = globalThis;
const timers = new ModernFakeTimers({ config: { fakeTimers: {} }, global: globalThis });
export const jest = {
  ...globalThis.jest,
  useFakeTimers: (options) => timers.useFakeTimers(options),
  useRealTimers: () => timers.useRealTimers(),
  setSystemTime: (now) => timers.setSystemTime(now),
  advanceTimersByTime: (milliseconds) => timers.advanceTimersByTime(milliseconds),
  advanceTimersByTimeAsync: (milliseconds) => timers.advanceTimersByTimeAsync(milliseconds),
  setTimeout: (milliseconds) => (limit = milliseconds),
};

export const it = Object.assign(limited(globalThis.it), {
  only: limited(globalThis.it.only),
  skip: globalThis.it.skip,
  each:
    (...table) =>
    (name, work, milliseconds) =>
      globalThis.it.each(...table)(name, (...values) => withinLimit(() => work(...values), milliseconds)),
});
export const [beforeAll, afterAll, beforeEach, afterEach] = ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'].map(
  (name) => (work, milliseconds) => globalThis[name](() => withinLimit(work, milliseconds)),
);

function limited(declare) {
  return (name, work, milliseconds) => declare(name, () => withinLimit(work, milliseconds));
}

async function withinLimit(work, milliseconds = limit) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
