import { hundredthsOf, isCalendarDate, isDecimalAmount, isUuid, refuse } from '@harbourlink/kernel';
import type { Refusal } from '@harbourlink/kernel';
import type { MemorandumContent } from './memorandum.js';
import { signatoriesMustFitTheKind } from './memorandum-kinds.js';
import type { MemorandumRefusalCode } from './memorandum.refusals.js';

type Answer = Refusal<MemorandumRefusalCode> | undefined;

/** All that must hold of what a memorandum says, whenever it is recorded or revised. */
export function contentMustBeSound(content: MemorandumContent): Answer {
  return (
    itMustHaveATitle(content) ??
    atLeastTwoMustSign(content) ??
    nobodySignsTwice(content) ??
    signatoriesMustFitTheKind(content) ??
    natureMustFitTheOrganisation(content) ??
    everyPartyMustHaveAName(content) ??
    onlySidesOnThePlatformHaveAnOwner(content) ??
    projectsMustBelongToAnArea(content) ??
    projectsMustDiffer(content) ??
    valueMustBeExact(content) ??
    validityMustNotEndBeforeItBegins(content)
  );
}

function itMustHaveATitle({ title }: MemorandumContent): Answer {
  return Object.values(title).some(Boolean) ? undefined : refuse('memorandum.title-missing', 'invalid');
}

function atLeastTwoMustSign({ parties }: MemorandumContent): Answer {
  const signing = parties.filter((party) => party.roleCode === 'party').length;
  return signing >= 2 ? undefined : refuse('memorandum.two-parties-needed', 'invalid', { signing });
}

function nobodySignsTwice({ parties }: MemorandumContent): Answer {
  const known = parties.flatMap((party) => party.organisationId ?? []);
  return new Set(known).size === known.length ? undefined : refuse('memorandum.party-named-twice', 'invalid');
}

/** On the platform a firm's id is a UUID and an office's or agency's is a code: the nature follows from it. */
function natureMustFitTheOrganisation({ parties }: MemorandumContent): Answer {
  const fits = parties.every(
    ({ organisationId, natureCode }) =>
      organisationId === undefined || natureCode === (isUuid(organisationId) ? 'enterprise' : 'agency'),
  );
  return fits ? undefined : refuse('memorandum.party-nature-wrong', 'invalid');
}

function everyPartyMustHaveAName({ parties }: MemorandumContent): Answer {
  const named = parties.every((party) => Object.values(party.name).some(Boolean));
  return named ? undefined : refuse('memorandum.party-name-missing', 'invalid');
}

function onlySidesOnThePlatformHaveAnOwner({ parties }: MemorandumContent): Answer {
  const stray = parties.some((party) => party.ownerPersonId !== undefined && party.organisationId === undefined);
  return stray ? refuse('memorandum.owner-without-organisation', 'invalid') : undefined;
}

function projectsMustBelongToAnArea({ areaCodes, projects }: MemorandumContent): Answer {
  const stray = projects.find((project) => !areaCodes.includes(project.areaCode));
  return stray ? refuse('memorandum.project-outside-areas', 'invalid', { area: stray.areaCode }) : undefined;
}

function projectsMustDiffer({ projects }: MemorandumContent): Answer {
  const ids = new Set(projects.map((project) => project.projectId));
  return ids.size === projects.length ? undefined : refuse('memorandum.project-named-twice', 'invalid');
}

function valueMustBeExact({ value }: MemorandumContent): Answer {
  if (value === undefined) return undefined;
  return isDecimalAmount(value.amount) && hundredthsOf(value) > 0n
    ? undefined
    : refuse('memorandum.value-not-exact', 'invalid', { amount: value.amount });
}

function validityMustNotEndBeforeItBegins({ validFromOn, validUntilOn }: MemorandumContent): Answer {
  const dates = [validFromOn, validUntilOn].filter((date) => date !== undefined);
  if (!dates.every(isCalendarDate)) return refuse('memorandum.validity-impossible', 'invalid');
  return validFromOn !== undefined && validUntilOn !== undefined && validUntilOn < validFromOn
    ? refuse('memorandum.validity-impossible', 'invalid')
    : undefined;
}
