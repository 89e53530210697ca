import type { QueryKey } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { LocalizedText, Trilingual } from '@harbourlink/kernel';
import type { Enterprise } from '../enterprises/enterprises.queries.js';
import type { Texts } from '../language/texts.js';
import type { FieldsInWords } from '../parts/draft-conflict.js';
import type { OwnTexts } from './own-texts.js';
import type { PublicationStatus } from './status.js';

/** What needs and offers are alike in: written as drafts, published until their last day, ended. */
export interface Publication {
  readonly id: string;
  readonly version: number;
  readonly status: PublicationStatus;
  readonly serviceCodes: readonly string[];
  readonly marketCodes: readonly string[];
  readonly missing: readonly string[];
}

export interface FormFieldsProps<Form> {
  readonly value: Form;
  readonly change: (next: Form) => void;
}

/** Which one is changed, and the version it is expected to have. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

/** What is particular to needs, or to offers: the pages of both are made of it. */
export interface PublicationKind<Of extends Publication, Form, EndReason extends string> {
  /** Begins the names of drafts on this device. */
  readonly name: 'need' | 'offer';
  /** With a name for whatever can be missing, and for every reason to end. */
  readonly texts: Texts<OwnTexts & Readonly<Record<Of['missing'][number] | `end.${EndReason}`, Trilingual>>>;
  readonly firmOf: (one: Of) => { readonly id: string; readonly names: LocalizedText | undefined };

  readonly begin: (enterprise: Enterprise, serviceCodes: readonly string[]) => Form;
  readonly formOf: (one: Of) => Form;
  readonly Fields: ComponentType<FormFieldsProps<Form>>;
  /** Every field with its name and its value as people read it; empty when nothing is said. */
  readonly useWords: () => (form: Form) => FieldsInWords;
  /** The field a rule of the platform is about. */
  readonly fieldOfRule: Readonly<Record<string, string>>;

  /** Where the page finds it. */
  readonly query: (id: string) => { readonly queryKey: QueryKey };
  readonly read: (id: string) => Promise<Of>;
  readonly create: (form: Form, keyOf: (asked: unknown) => string) => Promise<Of>;
  readonly write: (target: Target, form: Form) => Promise<Of>;
  readonly publish: (target: Target, endsOn: string | undefined) => Promise<Of>;
  readonly renew: (target: Target, endsOn: string) => Promise<Of>;
  readonly endReasons: readonly EndReason[];
  readonly end: (target: Target, reasonCode: EndReason) => Promise<Of>;
  /** What is read again after one was published, renewed or ended. */
  readonly touches: readonly QueryKey[];
}
