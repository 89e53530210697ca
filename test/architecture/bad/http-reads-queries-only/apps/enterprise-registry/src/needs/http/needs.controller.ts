export * from '../postgres/needs.repository.js';
