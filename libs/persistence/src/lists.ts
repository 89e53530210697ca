/** In which order a list is read; a cursor belongs to the order it was given in. */
export const listSorts = ['newest', 'oldest'] as const;
export type ListSort = (typeof listSorts)[number];

/** How a list that is sorted by id is read on from the last one seen: UUIDv7 are in the order of creation. */
export function sortedById(sort: ListSort = 'newest', column = 'id') {
  return sort === 'newest'
    ? ({ direction: 'DESC', beyond: `${column} < $` } as const)
    : ({ direction: 'ASC', beyond: `${column} > $` } as const);
}
