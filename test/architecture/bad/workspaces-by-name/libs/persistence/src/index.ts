export * from '../../kernel/src/index.js';
