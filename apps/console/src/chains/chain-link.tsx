import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ChainItem } from './chains.queries.js';

/** The way to the thing itself; a case, a suggestion has no page of its own and is shown where it belongs. */
export function ChainLink({ item, children }: { readonly item: ChainItem; readonly children: ReactNode }) {
  const { id, kind, parentIds } = item;
  const [parent = id] = parentIds;
  switch (kind) {
    case 'enterprise':
      return (
        <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: id }}>
          {children}
        </Link>
      );
    case 'case':
      return (
        <Link to="/enterprises/$enterpriseId" params={{ enterpriseId: parent }}>
          {children}
        </Link>
      );
    case 'need':
      return (
        <Link to="/needs/$needId" params={{ needId: id }}>
          {children}
        </Link>
      );
    case 'suggestion':
      return (
        <Link to="/needs/$needId/candidates" params={{ needId: parent }}>
          {children}
        </Link>
      );
    case 'introduction':
      return (
        <Link to="/introductions/$introductionId" params={{ introductionId: id }}>
          {children}
        </Link>
      );
    case 'meeting':
      return (
        <Link to="/meetings/$meetingId" params={{ meetingId: id }}>
          {children}
        </Link>
      );
    case 'memorandum':
      return (
        <Link to="/memoranda/$memorandumId" params={{ memorandumId: id }}>
          {children}
        </Link>
      );
    case 'outcome':
      return (
        <Link to="/outcomes/$outcomeId" params={{ outcomeId: id }}>
          {children}
        </Link>
      );
  }
}
