export const commands = () => import('redis');
