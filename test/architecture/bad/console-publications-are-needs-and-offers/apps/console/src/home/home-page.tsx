export { PublicationPage } from '../publications/publication-page.js';
