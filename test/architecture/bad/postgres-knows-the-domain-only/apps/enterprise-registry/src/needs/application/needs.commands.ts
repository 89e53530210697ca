export const publish = 'publish';
