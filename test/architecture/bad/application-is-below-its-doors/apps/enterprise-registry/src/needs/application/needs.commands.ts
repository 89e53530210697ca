export * from '../http/needs.controller.js';
