export const tenDollars = '10.00';
