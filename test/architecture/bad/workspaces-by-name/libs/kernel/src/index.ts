export const kernel = 'pure';
