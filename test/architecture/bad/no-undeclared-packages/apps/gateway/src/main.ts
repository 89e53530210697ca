export { default } from 'accepts';
