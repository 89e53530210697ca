export const needs = 'SELECT 1';
