import { Injectable } from '@nestjs/common';
import { isRefusal, isUuid, newId, onlyPresent, refuse } from '@harbourlink/kernel';
import type { LocalizedText, Refusal } from '@harbourlink/kernel';
import type { UnitOfWork } from '@harbourlink/persistence';
import { MembershipDirectory } from '@harbourlink/service-kit/auth';
import { offices } from '@harbourlink/taxonomy';
import { KnownEnterprises } from '../../references/postgres/known-enterprises.js';
import { KnownIntroductions } from '../../references/postgres/known-introductions.js';
import type { MemorandumContent, Party, PartyNature, PartyRole, Project } from '../domain/memorandum.js';
import { MemorandaQueries } from '../postgres/memoranda.queries.js';

export interface PartyDraft {
  readonly organisationId?: string | undefined;
  readonly natureCode?: PartyNature | undefined;
  readonly roleCode: PartyRole;
  readonly name?: LocalizedText | undefined;
  readonly ownerPersonId?: string | undefined;
}

export type ProjectDraft = Omit<Project, 'projectId'> & { readonly projectId?: string | undefined };

/** What somebody asks to put on record: names and ids that are known here may be left out. */
export interface MemorandumDraft extends Omit<MemorandumContent, 'parties' | 'projects'> {
  readonly parties: readonly PartyDraft[];
  readonly projects: readonly ProjectDraft[];
}

/** Fills in what is known of those a memorandum names, and refuses what it must not refer to. */
@Injectable()
export class CompleteMemorandum {
  constructor(
    private readonly enterprises: KnownEnterprises,
    private readonly introductions: KnownIntroductions,
    private readonly memberships: MembershipDirectory,
    private readonly memoranda: MemorandaQueries,
  ) {}

  async complete(unit: UnitOfWork, id: string, draft: MemorandumDraft): Promise<MemorandumContent | Refusal> {
    const parties: Party[] = [];
    for (const partyDraft of draft.parties) {
      const party = await this.party(unit, partyDraft);
      if (isRefusal(party)) return party;
      parties.push(party);
    }
    const introductionId = await this.introductionOf(unit, draft);
    if (isRefusal(introductionId)) return introductionId;
    const projects = draft.projects.map((project) => ({ ...project, projectId: project.projectId ?? newId() }));
    const content = onlyPresent({ ...draft, parties, projects, introductionId });
    return (
      (await this.introductionMustBeTheirs(unit, content)) ??
      (await this.umbrellaMustBeOne(unit, id, content)) ??
      content
    );
  }

  private async party(unit: UnitOfWork, draft: PartyDraft): Promise<Party | Refusal> {
    const { organisationId, ownerPersonId, roleCode } = draft;
    if (organisationId === undefined) {
      if (draft.natureCode === undefined) return refuse('memorandum.party-nature-missing', 'invalid');
      return onlyPresent({ natureCode: draft.natureCode, roleCode, name: draft.name ?? {}, ownerPersonId });
    }
    const name = await this.nameOf(unit, organisationId);
    if (isRefusal(name)) return name;
    if (ownerPersonId !== undefined && !(await this.isMember(ownerPersonId, organisationId))) {
      return refuse('reference.owner-not-a-member', 'invalid', { organisationId });
    }
    const natureCode = draft.natureCode ?? (isUuid(organisationId) ? 'enterprise' : 'agency');
    return onlyPresent({ organisationId, natureCode, roleCode, name, ownerPersonId });
  }

  private async nameOf(unit: UnitOfWork, organisationId: string): Promise<LocalizedText | Refusal> {
    if (isUuid(organisationId)) {
      const names = await this.enterprises.namesOf(unit, organisationId);
      return names ?? refuse('reference.enterprise-unknown', 'conflict', { id: organisationId });
    }
    const office = offices.find(({ code }) => code === organisationId);
    return office?.labels ?? refuse('reference.office-unknown', 'invalid', { id: organisationId });
  }

  private async isMember(personId: string, organisationId: string): Promise<boolean> {
    return (await this.memberships.rolesOf(personId, organisationId)).length > 0;
  }

  /** A meeting tells which introduction it was held over. */
  private async introductionOf(unit: UnitOfWork, draft: MemorandumDraft): Promise<string | undefined | Refusal> {
    const { introductionId, meetingId } = draft;
    if (meetingId === undefined) return introductionId;
    const held = await this.introductions.introductionOf(unit, meetingId);
    if (held === undefined) return refuse('reference.meeting-unknown', 'conflict', { id: meetingId });
    return introductionId === undefined || introductionId === held
      ? held
      : refuse('reference.meeting-of-another-introduction', 'invalid');
  }

  private async introductionMustBeTheirs(unit: UnitOfWork, content: MemorandumContent): Promise<Refusal | undefined> {
    const { introductionId: id, parties } = content;
    if (id === undefined) return undefined;
    const introduction = await this.introductions.find(unit, id);
    if (introduction === undefined) return refuse('reference.introduction-unknown', 'conflict', { id });
    if (!introduction.accepted) return refuse('reference.introduction-not-accepted', 'conflict', { id });
    const introduced = new Set(introduction.organisationIds);
    return parties.some(({ organisationId }) => organisationId !== undefined && introduced.has(organisationId))
      ? undefined
      : refuse('reference.introduction-of-others', 'invalid', { id });
  }

  /** One level only: an umbrella stands under nothing. */
  private async umbrellaMustBeOne(
    unit: UnitOfWork,
    id: string,
    content: MemorandumContent,
  ): Promise<Refusal | undefined> {
    const { parentMemorandumId } = content;
    if (parentMemorandumId === undefined) return undefined;
    const parent = await this.memoranda.find(parentMemorandumId);
    if (parent === undefined) return refuse('reference.memorandum-unknown', 'invalid', { id: parentMemorandumId });
    if (parent.memorandum.content.parentMemorandumId !== undefined || parentMemorandumId === id) {
      return refuse('reference.umbrella-is-child', 'invalid');
    }
    return (await this.memoranda.isUmbrella(unit, id))
      ? refuse('reference.umbrella-has-children', 'conflict')
      : undefined;
  }
}
