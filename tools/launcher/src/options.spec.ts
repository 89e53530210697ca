import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startCommand, startKafkaCommand } from './options.js';

const readCommandLine = startCommand.read;

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(readCommandLine([])).toEqual({
      port: 8080,
      data: resolve('.data'),
      sample: 'first-start',
      run: 'one-process',
      fresh: 'keep',
      help: 'not-asked',
    });
  });

  it('takes every option', () => {
    const line = ['--port', '9000', '--data', 'elsewhere', '--no-sample', '--processes', '--fresh', '-h'];
    expect(readCommandLine(line)).toEqual({
      port: 9000,
      data: resolve('elsewhere'),
      sample: 'never',
      run: 'processes',
      fresh: 'remove',
      help: 'shown',
    });
  });

  it.each(['0', '65536', '80a', '-1', '1e3', ''])('refuses %j as a port', (port) => {
    expect(() => readCommandLine([`--port=${port}`])).toThrow('is not a port');
  });

  it('names an option it does not know', () => {
    expect(() => readCommandLine(['--prot', '1'])).toThrow("Unknown option '--prot'.");
  });
});

describe('the command line of start:kafka', () => {
  it('takes replicas, together or one by one', () => {
    const { replicas, ...rest } = startKafkaCommand.read(['--replicas', 'matching-engine=2,gateway=2']);
    expect(replicas).toEqual({ matching: 2, gateway: 2 });
    expect(rest).toEqual({
      ...{ port: 8080, data: resolve('.data'), sample: 'first-start', fresh: 'keep', help: 'not-asked' },
    });
    expect(startKafkaCommand.read(['--replicas', 'gateway=2', '--replicas=insights=3']).replicas).toEqual({
      ...{ gateway: 2, insights: 3 },
    });
  });

  it('has a process for each service anyway', () => {
    expect(() => startKafkaCommand.read(['--processes'])).toThrow("Unknown option '--processes'.");
  });
});
