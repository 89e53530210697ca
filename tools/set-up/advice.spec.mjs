import { describe, expect, it } from '@jest/globals';
import { adviceFor, checkNode } from './advice.mjs';
import { StepFailed } from './steps.mjs';

const afterNpmSaid = (output) => adviceFor(new StepFailed('npm ci', 'exit code 1', output)).happened;

describe('advice after a set-up that failed', () => {
  it.each([
    'npm error code ENOTFOUND',
    'npm error request to x failed, reason: connect ECONNREFUSED',
    'npm error code EAI_AGAIN',
  ])('says that there is no network (%s)', (output) => {
    expect(afterNpmSaid(output)).toBe('No network: the packages of the first set-up could not be fetched.');
  });

  it('says that the disk is full', () => {
    expect(afterNpmSaid('npm error ENOSPC: no space left on device, write')).toBe(
      'The disk is full: set-up could not finish.',
    );
  });

  it('says that the folder cannot be written to', () => {
    expect(afterNpmSaid('npm error code EROFS')).toBe('The project folder cannot be written to.');
  });

  it.each(['18.20.8', '20.18.3'])('refuses Node %s', (version) => {
    expect(() => checkNode(version)).toThrow(`Node ${version} is too old`);
  });

  it.each(['20.19.0', '22.1.0', '24.21.0'])('takes Node %s', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });
});
