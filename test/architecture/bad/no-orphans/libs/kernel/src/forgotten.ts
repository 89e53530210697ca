export const forgotten = 'by all';
