import type { QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { texts as appTexts } from '../app/texts.js';
import { useFormats } from '../language/formats.js';
import { useTexts } from '../language/use-texts.js';
import { KeysetList } from '../lists/keyset-list.js';
import type { Column, ListPage } from '../lists/keyset-list.js';
import { OrderField } from '../lists/order-field.js';
import { ChoiceField } from '../parts/choice-fields.js';
import { CodeFilter } from '../parts/code-filter.js';
import { Page } from '../parts/page.js';
import { SearchField } from '../parts/search-field.js';
import { holds, useCaller } from '../session/session.js';
import type { Publication, PublicationKind } from './publication-kind.js';
import { PublicationStatusTag } from './publication-status-tag.js';
import type { PublicationsSearch } from './search.js';
import { publicationStatuses, publicationStatusTexts } from './status.js';
import { publicationTexts } from './texts.js';

export interface PublicationsPageProps<Of extends Publication, Form, EndReason extends string> {
  readonly kind: PublicationKind<Of, Form, EndReason>;
  readonly search: PublicationsSearch;
  /** Puts a filter into the address, or takes it out. */
  readonly filter: (change: Readonly<Record<string, string | undefined>>) => void;
  /** Filters of this kind only, for who sees everybody's. */
  readonly moreFilters?: ReactNode;
  readonly queryKey: QueryKey;
  readonly read: (cursor: string | undefined) => Promise<ListPage<Of>>;
  readonly linkTo: (one: Of, title: string) => ReactNode;
  readonly lastColumn: Column<Of>;
  /** The way to a new one, for who may begin one. */
  readonly begin: ReactNode;
}

/** The needs or offers of the own firm; for officers, everybody's. */
export function PublicationsPage<Of extends Publication, Form, EndReason extends string>({
  kind,
  search,
  filter,
  moreFilters,
  queryKey,
  read,
  linkTo,
  lastColumn,
  begin,
}: PublicationsPageProps<Of, Form, EndReason>) {
  const say = useTexts(publicationTexts);
  const sayAlways = useTexts(appTexts);
  const own = useTexts(kind.texts);
  const statusText = useTexts(publicationStatusTexts);
  const { labels, text } = useFormats();
  const seesAll = holds(useCaller(), 'officer', 'team_head', 'administrator', 'auditor', 'verifier');
  const isFiltered = Object.keys(search).some((key) => key !== 'sort');
  const firm: Column<Of> = { title: own('firm'), cell: (one) => text(kind.firmOf(one).names) };
  return (
    <Page title={own('title')} actions={begin}>
      <search className="filters">
        {seesAll ? <SearchField label={own('search')} value={search.q ?? ''} search={(q) => filter({ q })} /> : null}
        <ChoiceField
          name="status"
          label={sayAlways('status')}
          value={search.status}
          none={sayAlways('all')}
          choices={publicationStatuses.map((code) => ({ code, label: statusText(code) }))}
          onChange={(status) => filter({ status })}
        />
        <CodeFilter
          kind="service"
          label={say('service')}
          value={search.service}
          change={(service) => filter({ service })}
        />
        {seesAll ? moreFilters : null}
        {seesAll ? <OrderField value={search.sort} change={(sort) => filter({ sort })} /> : null}
      </search>
      <KeysetList<Of>
        label={own('title')}
        queryKey={queryKey}
        read={read}
        idOf={({ id }) => id}
        columns={[
          {
            title: own('one'),
            cell: (one) => {
              const { serviceCodes } = one;
              return linkTo(one, serviceCodes.length > 0 ? labels('service', serviceCodes) : own('untitled'));
            },
          },
          ...(seesAll ? [firm] : []),
          { title: sayAlways('status'), cell: ({ status }) => <PublicationStatusTag status={status} /> },
          { title: own('marketCodes'), secondary: true, cell: ({ marketCodes }) => labels('market', marketCodes) },
          lastColumn,
        ]}
        empty={
          isFiltered ? { title: own('empty.found') } : { title: own('empty'), text: own('empty.text'), action: begin }
        }
      />
    </Page>
  );
}
