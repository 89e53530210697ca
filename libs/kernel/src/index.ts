export * from './identifiers.js';
export * from './instant.js';
export * from './language.js';
export * from './money.js';
export * from './only-present.js';
export * from './refusal.js';
