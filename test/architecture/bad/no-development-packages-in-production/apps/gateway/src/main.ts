export { transform } from '@swc/core';
