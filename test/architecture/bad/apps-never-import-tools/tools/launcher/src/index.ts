export const startPlatform = 'started';
