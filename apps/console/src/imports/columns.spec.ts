import { describe, expect, it } from '@jest/globals';
import { fileColumns, fileProblem, largestFileBytes, sampleFile, typeOfFile } from './columns.js';

describe('the sample file', () => {
  it('has a header and three firms, each with a cell for every column', () => {
    const lines = sampleFile().replace('\ufeff', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line.split(',')).toHaveLength(fileColumns.length);
  });

  it('names fictional firms only', () => {
    const names = fileColumns.find(({ column }) => column === 'full_name_zh')?.sample ?? [];
    expect(names.every((name) => name.startsWith('示例·'))).toBe(true);
  });
});

describe('a chosen file', () => {
  it.each([
    ['firms.csv', 10, undefined],
    ['FIRMS.CSV', 10, undefined],
    ['firms.xlsx', 10, undefined],
    ['企业.XLSX', 10, undefined],
    ['firms.xls', 10, 'old'],
    ['firms.et', 10, 'old'],
    ['firms.xlsb', 10, 'otherKind'],
    ['firms.numbers', 10, 'otherKind'],
    ['firms.csv', 0, 'empty'],
    ['firms.csv', largestFileBytes + 1, 'tooLarge'],
  ])('%s of %d bytes: %s', (name, size, problem) => {
    expect(fileProblem({ name, size })).toBe(problem);
  });

  it('is sent as what its name says', () => {
    expect(typeOfFile('FIRMS.XLSX')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(typeOfFile('firms.csv')).toBe('text/csv');
  });
});
