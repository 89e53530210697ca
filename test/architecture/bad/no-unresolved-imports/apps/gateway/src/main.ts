export * from './not-there.js';
