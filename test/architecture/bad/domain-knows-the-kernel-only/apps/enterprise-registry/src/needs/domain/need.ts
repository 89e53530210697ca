export * from '../postgres/needs.queries.js';
