export * from '../../enterprises/postgres/enterprises.repository.js';
