// npm run test:browser: the suite `browser` with its long walks, and every page in every language, width and scheme.

process.env.BROWSER_MATRIX = 'whole';
process.argv.splice(2, Infinity, 'browser');
await import('./run.mjs');
