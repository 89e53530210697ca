const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character of a Unified Social Credit Code (GB 32100-2015) by its first 17 characters. */
export function checkCharacterOf(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += characters.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return characters.charAt((31 - (sum % 31)) % 31);
}

/** A code of the right shape whose check character is the one after the right one: no firm can have it. */
export function impossibleUscc(placeCode: string, number: number): string {
  const first17 = `91${placeCode}MA${String(number).padStart(7, '0')}`;
  const right = characters.indexOf(checkCharacterOf(first17));
  return first17 + characters.charAt((right + 1) % characters.length);
}

/** A Business Registration number of the right shape from a range that was never issued. */
export function impossibleBrNumber(number: number): string {
  return String(number).padStart(8, '0');
}
