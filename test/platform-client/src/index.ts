export { walkOneChain, type Players } from './one-chain.js';
export { Person, samplePeople } from './person.js';
export type { Answer, Patience, SamplePerson } from './person.js';
export { signInAs } from './sign-in.js';
