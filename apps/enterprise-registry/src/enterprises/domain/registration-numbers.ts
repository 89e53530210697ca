/** A wrong shape is refused; a wrong checksum is only a warning: some codes in use are reported to fail it. */
export type RegistrationNumberProblem = 'shape-wrong' | 'checksum-wrong';

const usccCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccShape = /^[0-9A-HJ-NPQRTUWXY]{18}$/;

/** What is wrong with a Unified Social Credit Code (GB 32100-2015): 18 characters without I O Z S V, the last a check. */
export function usccProblem(text: string): RegistrationNumberProblem | undefined {
  if (!usccShape.test(text)) return 'shape-wrong';
  const values = [...text].map((character) => usccCharacters.indexOf(character));
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[17] ? undefined : 'checksum-wrong';
}

const brNumberShape = /^\d{8}(-\d{3}(-\d{2}-\d{2}-[0-9A-Z])?)?$/;

/** What is wrong with a Business Registration number: 8 digits, optionally the branch and the certificate's tail. */
export function brNumberProblem(text: string): RegistrationNumberProblem | undefined {
  return brNumberShape.test(text) ? undefined : 'shape-wrong';
}
