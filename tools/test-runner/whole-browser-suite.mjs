// npm run test:browser: the suite `browser` with every page in every language, width and scheme. Takes long.

process.env.BROWSER_MATRIX = 'whole';
process.argv.splice(2, Infinity, 'browser');
await import('./run.mjs');
