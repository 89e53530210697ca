export const lowerBound = 0;
