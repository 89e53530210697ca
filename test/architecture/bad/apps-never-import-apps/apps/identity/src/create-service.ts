export const createService = 'identity';
