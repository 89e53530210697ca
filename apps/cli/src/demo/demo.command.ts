import { readArguments } from '../command-line.js';
import { eventsSettled } from '../operations/event-figures.js';
import { paperOf, Story } from '../output/story.js';
import { seed } from '../sample-world/seed.js';
import { SamplePeople } from '../sign-in/sample-people.js';
import { Misused, Trouble } from '../trouble.js';
import { considerEveryNeed } from './candidates-chapter.js';
import { tellTheFigures } from './figures-chapter.js';
import { contentOf } from '../importing/import.command.js';
import { importRealFirms, realFile, showBadRows } from './import-chapter.js';
import { introduce } from './introductions-chapter.js';
import { meet } from './meetings-chapter.js';
import { signMemoranda } from './memoranda-chapter.js';
import { confirmAndVerify } from './outcomes-chapter.js';
import { provideKafka, startOwnPlatform } from './own-platform.js';
import type { OwnPlatform } from './own-platform.js';
import { Stage } from './stage.js';

/** `demo`: a platform of its own, real firms imported, and one need's way through the whole chain. */
export async function demo(args: readonly string[]): Promise<void> {
  const options = {
    file: { type: 'string', default: realFile },
    transport: { type: 'string', default: 'postgres' },
    keep: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const;
  const usage = 'npm run demo -- [--file PATH] [--transport postgres|kafka] [--keep] [--json]';
  const { values } = readArguments(args, options, { usage });
  const { transport } = values;
  if (transport !== 'postgres' && transport !== 'kafka') {
    throw new Misused(`--transport ${transport} is neither postgres nor kafka. Usage: ${usage}`);
  }
  await contentOf(values.file);
  if (transport === 'kafka') await provideKafka();
  const started = Date.now();
  const story = new Story(paperOf(process.stdout));
  story.line('Harbourlink, from a file of companies to a verified outcome');
  story.line(
    'Everything below happens on a platform started for this, through its public HTTP API. It is starting ...',
  );
  if (transport === 'kafka')
    story.line('Its events travel over Apache Kafka, and each service is a process of its own.');
  const interrupted = interruption();
  const starting = startOwnPlatform(transport);
  // Asked to stop in the middle of the start: what was begun is undone first.
  const platform = await Promise.race([starting, interrupted]).catch(async (error: unknown) => {
    await starting.then(
      ({ remove }) => remove(),
      () => undefined,
    );
    throw error;
  });
  story.line(`It is ready at ${platform.url}, after ${Math.round((Date.now() - started) / 1000)} s.`);
  let isKept = false;
  try {
    const figures = await Promise.race([play(platform, story, values.file), platform.ended, interrupted]);
    isKept = values.keep;
    const seconds = Math.round((Date.now() - started) / 100) / 10;
    story.line('');
    story.line(isKept ? whereItIs(platform) : `The platform is taken down again. ${seconds} s in all.`);
    if (isKept) platform.leave();
    else await platform.remove();
    if (values.json) story.line(JSON.stringify({ ...figures, seconds }));
  } finally {
    if (!isKept) await platform.remove();
  }
}

/** The chapters in their order; what the last line of --json tells comes back. */
async function play(platform: OwnPlatform, story: Story, file: string) {
  const people = await SamplePeople.of(platform.url);
  const stage = new Stage(people, story, platform.mailUrl);
  const imported = await importRealFirms(stage, file);
  await showBadRows(stage);
  story.chapter('The sample world: fictional firms, marked as samples');
  const seeding = Date.now();
  const world = await seed(people);
  const seconds = ((Date.now() - seeding) / 1000).toFixed(1);
  story.say(
    `${world.enterprises} firms draft their profiles in their own words; officers of the right offices check ` +
      `${world.checked}; ${world.needs} needs and ${world.offers} offers are published, in ${seconds} s.`,
    'Real companies get no invented needs.',
  );
  await eventsSettled(stage.administrator);
  const considered = await considerEveryNeed(stage);
  const accepted = await introduce(stage, considered);
  const met = await meet(stage, accepted);
  await eventsSettled(stage.administrator);
  const signed = await signMemoranda(stage, met);
  await eventsSettled(stage.administrator);
  const chain = await confirmAndVerify(stage, signed);
  const { funnel, notices, emails, events } = await tellTheFigures(stage);
  return {
    ...imported,
    funnel,
    notices,
    emails,
    events,
    chain: {
      enterprise: chain.enterpriseId,
      need: chain.needId ?? '',
      suggestion: signed[0]?.introduction.suggestionIds[0] ?? '',
      introduction: chain.introductionId ?? '',
      meeting: chain.meetingId ?? '',
      memorandum: chain.memorandumId ?? '',
      milestone: chain.milestoneId ?? '',
      outcome: chain.outcomeId,
    },
    refused: stage.refused,
  };
}

/** Rejects on Ctrl-C, SIGTERM, a closed terminal or a reader that has gone; a second signal ends the process at once. */
function interruption(): Promise<never> {
  const interrupted = new Promise<never>((_, fail) => {
    const stop = () => {
      process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
      fail(new Trouble('Stopped; the platform is taken down again.'));
    };
    process.once('SIGINT', stop).once('SIGTERM', stop).once('SIGHUP', stop);
    process.stdout.on('error', stop);
  });
  interrupted.catch(() => undefined);
  return interrupted;
}

function whereItIs({ url, mailUrl, folder, processId }: OwnPlatform): string {
  return [
    `The platform stays at ${url}, its mails at ${mailUrl}.`,
    `To stop it: kill ${processId}; its data is in ${folder}.`,
  ].join('\n');
}
