import { describe, expect, it } from '@jest/globals';
import { optionsOf, UsageError } from './options.js';

describe('what chaos is asked for', () => {
  it('may be several faults at once', () => {
    const { fault, seeds } = optionsOf([
      '--level',
      'process',
      '--fault',
      'process-kill,connections-cut',
      '--seeds',
      '3',
    ]);
    expect({ fault, seeds }).toEqual({ fault: 'process-kill,connections-cut', seeds: 3 });
  });

  it.each([
    [['--fault', 'earthquake'], 'no fault is called earthquake: see --list'],
    [['--fault', 'process-kill'], 'process-kill is of the other level: see --list'],
    [
      ['--level', 'process', '--transport', 'postgres', '--fault', 'broker-kill'],
      'broker-kill happens over kafka only',
    ],
    [
      ['--level', 'process', '--fault', 'broker-kill,partition-leader-lost'],
      'broker-kill and partition-leader-lost cannot happen together: they need one broker and three brokers',
    ],
    [['--seeds', 'many'], '--seeds is a whole number, not many'],
    [['--transport', 'pigeons'], '--transport is one of postgres, kafka, both, not pigeons'],
  ])('%j is refused in one line', (args, line) => {
    expect(() => optionsOf(args)).toThrow(new UsageError(line));
  });
});
