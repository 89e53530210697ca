import { afterAll, afterEach, expect, it, jest } from '@jest/globals';
import { ApiProblem } from '@harbourlink/api-client';
import { tellTheBrowser } from './tell-the-browser.js';

const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
afterEach(() => void told.mockClear());
afterAll(() => void told.mockRestore());

it.each([401, 404])('says nothing of %s, which has a page of its own', (status) => {
  tellTheBrowser(new ApiProblem(status, {}));
  expect(told).not.toHaveBeenCalled();
});

it.each([new ApiProblem(500, {}), new Error('on purpose')])('tells of %s', (error) => {
  tellTheBrowser(error);
  expect(told).toHaveBeenCalledWith(error);
});
