import { answerOf } from '@harbourlink/api-client';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

type AskedPage<Item> = Promise<{ data?: Page<Item>; error?: unknown; response: Response }>;

/** All items of a list, page after page. */
export async function everyItem<Item>(
  ask: (page: { limit: number; cursor?: string }) => AskedPage<Item>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await answerOf<Page<Item>>(ask({ limit: 200, ...(cursor === undefined ? {} : { cursor }) }));
    items.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) return items;
  }
}
