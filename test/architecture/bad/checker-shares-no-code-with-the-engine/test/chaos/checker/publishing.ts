export * from '../../../libs/messaging/src/lower-bound.js';
