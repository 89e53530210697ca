export * from '../../../tools/launcher/src/index.js';
