import { useNavigate, useSearch } from '@tanstack/react-router';
import { NewPublicationPage } from '../publications/new-publication-page.js';
import { useCaller } from '../session/session.js';
import { needKind } from './need-kind.js';

/** The first step of a need, of the own firm unless the address names another. */
export function NewNeedPage() {
  const { organisation } = useCaller();
  const { enterpriseId = organisation?.id ?? '' } = useSearch({ from: '/signed-in/needs/new' });
  const navigate = useNavigate();
  return (
    <NewPublicationPage
      kind={needKind}
      firmId={enterpriseId}
      show={(needId) => void navigate({ to: '/needs/$needId', params: { needId }, replace: true })}
    />
  );
}
