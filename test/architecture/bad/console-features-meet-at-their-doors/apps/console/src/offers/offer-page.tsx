export { NeedCard } from '../needs/need-card.js';
