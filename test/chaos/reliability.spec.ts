import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { engineFaults } from './faults/engine-faults.js';
import { mutants } from './mutants/catalogue.js';

const document = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8');
const rows = document.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));

describe('docs/reliability.md', () => {
  it('tells of every fault of the engine level', () => {
    for (const { name, transports, line } of engineFaults)
      expect(rows).toContainEqual(['', `\`${name}\``, transports.join(', '), line, '']);
  });

  it('tells of every mutant', () => {
    for (const { name, line, by } of mutants)
      expect(rows).toContainEqual(['', `\`${name}\``, line, by.map((one) => `\`${one}\``).join(', '), '']);
  });
});
