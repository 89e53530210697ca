import type { MessageTexts } from './message-text.js';

export const englishTexts = {
  'enterprise-checked': {
    title: 'Particulars checked',
    subject: 'The particulars of {enterprise} have been checked',
    body: 'The particulars of {enterprise} have been checked and are valid until {validUntil}. You can now publish needs or offers.',
    action: 'Open the profile',
  },
  'enterprise-changes-requested': {
    title: 'Changes to a profile requested',
    subject: 'Please complete the profile of {enterprise}',
    body: 'An officer has looked at the profile of {enterprise} and asks for changes. The profile shows what is needed; submit it again when it is ready.',
    action: 'See what is needed',
  },
  'enterprise-not-accepted': {
    title: 'Profile not accepted',
    subject: 'The profile of {enterprise} was not accepted',
    body: 'An officer has looked at the profile of {enterprise} and does not accept it. The reason is shown on its page.',
    action: 'See the reason',
  },
  'enterprise-suspended': {
    title: 'Profile suspended',
    subject: 'The profile of {enterprise} is suspended',
    body: 'The profile of {enterprise} is suspended: until it is brought back, it is not matched or introduced. The reason is shown on its page.',
    action: 'See the reason',
  },
  'enterprise-reinstated': {
    title: 'Profile brought back',
    subject: 'The profile of {enterprise} counts again',
    body: 'The profile of {enterprise} is no longer suspended. It can be matched and introduced again.',
    action: 'Open the profile',
  },
  'enterprise-withdrawn': {
    title: 'Firm withdrawn',
    subject: '{enterprise} was withdrawn from the platform',
    body: '{enterprise} was withdrawn from the platform: its needs and offers have ended and its case is closed. The reason is shown on its page.',
    action: 'See the reason',
  },
  'suggestion-made': {
    title: 'New suggestion',
    subject: 'A new suggestion for a need of {enterprise}',
    body: 'The platform has found an offer that fits a need of {enterprise}. The reasons are shown beside it.',
    action: 'See the suggestion',
  },
  'introduction-proposed': {
    title: 'Introduction proposed',
    subject: 'An introduction is proposed to {organisation}',
    body: 'An officer proposes an introduction to {organisation}. Please accept or decline it by {expires}. Contacts are disclosed only when every party has accepted.',
    action: 'Read and answer',
  },
  'introduction-accepted': {
    title: 'Introduction accepted by all',
    subject: 'Introduction accepted: {parties}',
    body: 'All parties have accepted the introduction of {parties}. Contacts are now disclosed to each other, and a first meeting can be arranged.',
    action: 'Open the introduction',
  },
  'introduction-declined': {
    title: 'Introduction declined (for officers)',
    subject: '{declinedBy} does not take up the introduction',
    body: '{declinedBy} does not take up the introduction you proposed. The reason is shown to officers on the page of the introduction; the other parties have been told in neutral words.',
    action: 'Open the introduction',
  },
  'introduction-not-continued': {
    title: 'Introduction not continued',
    subject: 'An introduction to {organisation} will not be continued',
    body: 'A proposed introduction to {organisation} will not be continued at this time. This says nothing about your organisation; our officers keep looking for suitable partners.',
    action: 'Open the introduction',
  },
  'introduction-nudge': {
    title: 'Introduction about to expire',
    subject: 'An introduction is waiting for the answer of {organisation}',
    body: 'An introduction proposed to {organisation} has not been answered yet. It expires on {expires}.',
    action: 'Read and answer',
  },
  'memorandum-signed': {
    title: 'Memorandum signed',
    subject: 'Signed: {memorandum}',
    body: 'The memorandum of understanding “{memorandum}” was signed on {signedOn} and is now on record with its milestones.',
    action: 'Open the memorandum',
  },
  'outcome-to-confirm': {
    title: 'Outcome to confirm',
    subject: 'Please confirm what has been achieved for {enterprise}',
    body: 'An officer has recorded a result of the work with {enterprise}. Please say whether it is right; it counts only after you have confirmed it.',
    action: 'Read and confirm',
  },
  'outcome-to-verify': {
    title: 'Outcome to verify (for verifiers)',
    subject: 'An outcome of {enterprise} is ready to be verified',
    body: '{enterprise} has confirmed an outcome. It waits for a second officer, of another office than the one that claimed it.',
    action: 'Verify the outcome',
  },
  'outcome-disputed': {
    title: 'Outcome disputed (for officers)',
    subject: '{enterprise} disputes an outcome',
    body: '{enterprise} does not confirm the outcome you claimed. The reason is shown on its page, where you can enter a correction.',
    action: 'Read and correct',
  },
  'outcome-sent-back': {
    title: 'Outcome sent back (for officers)',
    subject: 'An outcome of {enterprise} was sent back',
    body: 'A verifier has sent back the outcome of {enterprise} that you claimed. The reason is shown on its page, where you can enter a correction.',
    action: 'Read and correct',
  },
  'outcome-verified': {
    title: 'Outcome verified',
    subject: 'The outcome of {enterprise} has been verified',
    body: 'The outcome confirmed by {enterprise} has been verified by a second officer and is now counted.',
    action: 'Open the outcome',
  },
} satisfies MessageTexts;
