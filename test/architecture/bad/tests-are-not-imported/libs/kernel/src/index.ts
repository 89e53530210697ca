export * from './money.fixture.js';
