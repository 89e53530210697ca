export * from '../application/needs.commands.js';
